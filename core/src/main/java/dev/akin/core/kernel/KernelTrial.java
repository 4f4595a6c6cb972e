package dev.akin.core.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;

/** A kernel of one set on random rows, which is timed. Used by one thread. */
final class KernelTrial {
  private static final int ROWS = 32;
  private static final long SLICE_NANOS = 250_000;

  /** What is less is noise. */
  private static final double FASTER = 0.8;

  private final String kernel;
  private final int vectors;
  private final Runnable run;
  private int repeats = 1;
  private double best = Double.POSITIVE_INFINITY;

  /**
   * @param kernel what it computes
   * @param vectors how many of them a run computes
   * @param run computes them all
   */
  private KernelTrial(String kernel, int vectors, Runnable run) {
    this.kernel = kernel;
    this.vectors = vectors;
    this.run = run;
  }

  /**
   * One kernel for each way of searching, of three sets that belong together, in an order that is
   * always the same. More would be longer in compiling than people wait.
   */
  static List<KernelTrial> all(
      int dimension, KernelSet set, PackedKernelSet packed, TableKernelSet tables) {
    Input input = new Input(dimension);
    return List.of(
        input.floats(
            "squared L2 of float32", batch -> set.squaredL2(input.values, input.rows, batch)),
        input.products(set),
        input.planes(set),
        input.signs(set),
        input.floats(
            "8-bit codes (SQ8)", batch -> packed.integerDot(input.query, input.rows, batch)),
        input.sums(tables));
  }

  /** What it computes. */
  String kernel() {
    return kernel;
  }

  /** Runs it for about a quarter of a millisecond; whether it was clearly faster than ever. */
  boolean slice() {
    long begin = System.nanoTime();
    for (int i = 0; i < repeats; i++) {
      run.run();
    }
    long nanos = System.nanoTime() - begin;
    double perVector = (double) nanos / repeats / vectors;
    boolean faster = perVector < FASTER * best;
    best = Math.min(best, perVector);
    if (nanos < SLICE_NANOS) { // Compiled code needs more of them to fill a slice.
      repeats = Math.min(2 * repeats, 1 << 20);
    }
    return faster;
  }

  /**
   * The shortest time of a vector in any slice: what the kernel takes once it is compiled and
   * nothing else is in its way.
   */
  double nanosPerVector() {
    return best;
  }

  /** Computes distances of a batch. */
  private interface Batches {
    void compute(RowBatch batch);
  }

  /** Random memory that all kernels read in their own way. */
  private static final class Input {
    final int dimension;
    final SplittableRandom random = new SplittableRandom(1);
    final float[] values;
    final IntegerQuery query;
    final MemorySegment memory;
    final Rows rows;

    Input(int dimension) {
      if (dimension < Long.SIZE || dimension % Long.SIZE != 0) {
        throw new IllegalArgumentException(
            "dimension %,d: a multiple of %d is needed".formatted(dimension, Long.SIZE));
      }
      this.dimension = dimension;
      this.values = floats(dimension);
      this.query = new IntegerQuery(new Packing(Byte.SIZE), values, floats(dimension));
      long stride = (long) dimension * Float.BYTES;
      this.memory = Arena.ofAuto().allocate(ROWS * stride, Kernels.ALIGNMENT);
      for (long i = 0; i < (long) ROWS * dimension; i++) {
        memory.setAtIndex(ScalarKernels.FLOAT, i, (float) random.nextDouble(-1, 1));
      }
      this.rows = new Rows(memory, 0, stride);
    }

    private float[] floats(int count) {
      float[] floats = new float[count];
      for (int i = 0; i < count; i++) {
        floats[i] = (float) random.nextDouble(-1, 1);
      }
      return floats;
    }

    KernelTrial floats(String kernel, Batches batches) {
      RowBatch batch = new RowBatch(ROWS);
      for (int i = 0; i < ROWS; i++) {
        batch.add(i);
      }
      return new KernelTrial(kernel, ROWS, () -> batches.compute(batch));
    }

    KernelTrial products(KernelSet set) {
      VectorTiles tiles = new VectorTiles(VectorTiles.VECTORS, dimension);
      RowPanel panel = new RowPanel(dimension);
      System.arraycopy(floats(tiles.values.length), 0, tiles.values, 0, tiles.values.length);
      System.arraycopy(floats(panel.values.length), 0, panel.values, 0, panel.values.length);
      float[] products = new float[Kernels.PRODUCTS];
      return new KernelTrial(
          "product of a batch", Kernels.PRODUCTS, () -> set.products(tiles, 0, panel, products));
    }

    KernelTrial signs(KernelSet set) {
      SignScan scan = new SignScan(dimension);
      scan.query(values);
      scan.limit = 1;
      return new KernelTrial(
          "1-bit neighbors (QG)", SignScan.CODES, () -> set.scanSigns(scan, memory, 0));
    }

    KernelTrial planes(KernelSet set) {
      PlaneScan scan = new PlaneScan(dimension / Long.SIZE);
      scan.query(
          random.longs((long) Kernels.PLANES * dimension / Long.SIZE).toArray(),
          new PlaneScan.Estimate(1, 1, 1, 1, 2),
          new PlaneScan.Bound(1, 1, 1));
      // As most blocks are in a search: none of their codes is left in doubt.
      scan.limit = Float.NEGATIVE_INFINITY;
      return new KernelTrial(
          "1-bit codes (RaBitQ)",
          PlaneScan.PLACES,
          () -> set.scanPlanes(scan, memory, 0, PlaneScan.PLACES));
    }

    KernelTrial sums(TableKernelSet set) {
      int subQuantizers = dimension / 2;
      byte[] tables = TableKernels.fastScanTables(subQuantizers);
      random.nextBytes(tables);
      int[] sums = new int[TableKernels.BLOCK];
      return new KernelTrial(
          "d/2 4-bit tables (PQ)",
          TableKernels.BLOCK,
          () -> set.sumsOfFourBits(tables, memory, 0, sums));
    }
  }
}
