package dev.akin.core.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which kernel set this process uses. Decided once, by what was asked for, what the processor has,
 * and whether the set agrees with its scalar twin; said once in the log.
 */
final class KernelChoice {
  /** Forces a set: {@code auto}, {@code scalar}, {@code 128}, {@code 256} or {@code 512}. */
  static final String PROPERTY = "akin.kernels";

  private static final Logger LOGGER = System.getLogger(KernelChoice.class.getName());
  private static final int WIDEST = 512;

  private KernelChoice() {}

  static KernelSet choose() {
    String asked = asked();
    if (asked.equals("scalar")) {
      LOGGER.log(Level.INFO, "kernels: scalar (forced by -D{0})", PROPERTY);
      return new ScalarKernels();
    }
    if (!hasModule()) {
      LOGGER.log(
          Level.WARNING,
          "kernels: scalar, several times slower than SIMD; start Java with --add-modules jdk.incubator.vector");
      return new ScalarKernels();
    }
    KernelSet simd = new SimdKernels();
    String difference = difference(simd, new ScalarKernels());
    if (!difference.isEmpty()) {
      LOGGER.log(
          Level.ERROR,
          "kernels: scalar, because the {0}-bit set failed its self-test: {1}",
          simd.name(),
          difference);
      return new ScalarKernels();
    }
    if (!asked.equals("auto") && !asked.equals(simd.name())) {
      LOGGER.log(
          Level.WARNING,
          "kernels: {0} bits, the processor has no {1}; leave -D{2} away to silence this",
          simd.name(),
          asked,
          PROPERTY);
    } else {
      LOGGER.log(Level.INFO, "kernels: {0} bits", simd.name());
    }
    return simd;
  }

  /** Whether Java was started with the module that SIMD needs. */
  static boolean hasModule() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** The widest vectors that were asked for, in bits. */
  static int requestedBits() {
    String asked = asked();
    return asked.equals("auto") || asked.equals("scalar") ? WIDEST : Integer.parseInt(asked);
  }

  private static String asked() {
    String asked = System.getProperty(PROPERTY, "auto");
    if (!Arrays.asList("auto", "scalar", "128", "256", "512").contains(asked)) {
      throw new IllegalArgumentException(
          "-D%s=%s: use auto, scalar, 128, 256 or 512".formatted(PROPERTY, asked));
    }
    return asked;
  }

  /** Where two sets disagree on random rows of several lengths; empty if they agree. */
  static String difference(KernelSet set, KernelSet twin) {
    SplittableRandom random = new SplittableRandom(1);
    for (int length : new int[] {16, 32, 48, 144}) {
      String difference = floatDifference(set, twin, length, random);
      if (!difference.isEmpty()) {
        return difference;
      }
    }
    String products = productDifference(set, twin, random);
    if (!products.isEmpty()) {
      return products;
    }
    String planes = planeDifference(set, twin, random);
    if (!planes.isEmpty()) {
      return planes;
    }
    String signs = signDifference(set, twin, random);
    return signs.isEmpty() ? hadamardDifference(set, twin, random) : signs;
  }

  /** Compares products, and what is found among them, of a full tile and a full panel. */
  private static String productDifference(KernelSet set, KernelSet twin, SplittableRandom random) {
    int dimension = 21;
    VectorTiles tiles = new VectorTiles(VectorTiles.VECTORS, dimension);
    RowPanel panel = new RowPanel(dimension);
    fill(tiles.values, random);
    fill(panel.values, random);
    float[] found = new float[Kernels.PRODUCTS];
    float[] expected = new float[Kernels.PRODUCTS];
    set.products(tiles, 0, panel, found);
    twin.products(tiles, 0, panel, expected);
    for (int i = 0; i < found.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= 1e-5f * dimension)) {
        return "product %d is %s, expected %s".formatted(i, found[i], expected[i]);
      }
    }
    float[] offsets = new float[RowPanel.ROWS];
    float[] limits = new float[VectorTiles.VECTORS];
    fill(offsets, random);
    fill(limits, random);
    int[] masks = new int[VectorTiles.VECTORS];
    int[] expectedMasks = new int[VectorTiles.VECTORS];
    set.atLeast(found, offsets, limits, masks);
    twin.atLeast(found, offsets, limits, expectedMasks);
    LargestProducts largest = new LargestProducts();
    LargestProducts expectedLargest = new LargestProducts();
    set.largest(found, offsets, 0, largest);
    twin.largest(found, offsets, 0, expectedLargest);
    return Arrays.equals(masks, expectedMasks)
            && Arrays.equals(largest.vectors, expectedLargest.vectors)
            && Arrays.equals(largest.scores, expectedLargest.scores)
        ? ""
        : "rows found %s, expected %s; largest of vectors %s, expected %s"
            .formatted(
                Arrays.toString(masks),
                Arrays.toString(expectedMasks),
                Arrays.toString(largest.vectors),
                Arrays.toString(expectedLargest.vectors));
  }

  private static void fill(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
  }

  private static String floatDifference(
      KernelSet set, KernelSet twin, int length, SplittableRandom random) {
    long stride = (long) length * Float.BYTES;
    int count = 7; // One group of four and three single rows.
    MemorySegment memory = Arena.ofAuto().allocate(count * stride, Kernels.ALIGNMENT);
    for (long i = 0; i < (long) count * length; i++) {
      memory.setAtIndex(ScalarKernels.FLOAT, i, (float) random.nextDouble(-1, 1));
    }
    float[] query = new float[length];
    for (int i = 0; i < length; i++) {
      query[i] = (float) random.nextDouble(-1, 1);
    }
    Rows rows = new Rows(memory, 0, stride);
    RowBatch squares = batch(count);
    RowBatch dots = batch(count);
    RowBatch sums = batch(count);
    set.l1(query, rows, sums);
    set.squaredL2(query, rows, squares);
    set.dot(query, rows, dots);
    for (int i = 0; i < count; i++) {
      long offset = rows.offset(squares.ordinal(i));
      float square = twin.squaredL2(query, memory, offset);
      float dot = twin.dot(query, memory, offset);
      float sum = twin.l1(query, memory, offset);
      boolean near =
          Math.abs(squares.distance(i) - square) <= 1e-5f * length
              && Math.abs(dots.distance(i) - dot) <= 1e-5f * length
              && Math.abs(sums.distance(i) - sum) <= 1e-5f * length;
      boolean same =
          set.squaredL2(query, memory, offset) == squares.distance(i)
              && set.dot(query, memory, offset) == dots.distance(i)
              && set.l1(query, memory, offset) == sums.distance(i);
      if (!near || !same) {
        return "row %d of %d floats: squared L2 %s, expected %s; dot %s, expected %s; L1 %s, expected %s"
            .formatted(
                i,
                length,
                squares.distance(i),
                square,
                dots.distance(i),
                dot,
                sums.distance(i),
                sum);
      }
    }
    return "";
  }

  private static RowBatch batch(int count) {
    RowBatch batch = new RowBatch(count);
    for (int i = 0; i < count; i++) {
      batch.add(count - 1 - i);
    }
    return batch;
  }

  /**
   * Compares what two sets leave in doubt, with and without a limit, of a whole and a cut block.
   */
  private static String planeDifference(KernelSet set, KernelSet twin, SplittableRandom random) {
    for (int words : new int[] {1, 2, 3}) {
      for (int places : new int[] {Kernels.BLOCK, 3 * Kernels.BLOCK, PlaneScan.PLACES}) {
        PlaneScan scan = randomScan(words, random);
        MemorySegment block = Arena.ofAuto().allocate(scan.blockBytes(places), Kernels.ALIGNMENT);
        int codes = places * words;
        for (int i = 0; i < codes; i++) {
          block.setAtIndex(ScalarKernels.LONG, i, random.nextLong());
        }
        for (long at = (long) codes * Long.BYTES; at < block.byteSize(); at += Float.BYTES) {
          block.set(ScalarKernels.FLOAT, at, (float) random.nextDouble(-1, 1));
        }
        for (float limit : new float[] {0, Float.NaN}) {
          scan.limit = limit;
          twin.scanPlanes(scan, block, 0, places);
          String expected = describe(scan, places);
          set.scanPlanes(scan, block, 0, places);
          String found = describe(scan, places);
          if (!found.equals(expected)) {
            return "%d codes of %d words, limit %s: in doubt are %s, expected %s"
                .formatted(places, words, limit, found, expected);
          }
        }
      }
    }
    return "";
  }

  private static PlaneScan randomScan(int words, SplittableRandom random) {
    PlaneScan scan = new PlaneScan(words);
    long[] planes = random.longs((long) Kernels.PLANES * words).toArray();
    float[] numbers = new float[8];
    fill(numbers, random);
    scan.query(
        planes,
        new PlaneScan.Estimate(0.01f * numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]),
        new PlaneScan.Bound(numbers[5], Math.abs(numbers[6]), Math.abs(numbers[7])));
    return scan;
  }

  private static String describe(PlaneScan scan, int places) {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < places; place++) {
      if ((scan.doubtful(place / Long.SIZE) >>> place & 1) != 0) {
        text.append(" %d: %s ± %s".formatted(place, scan.estimate(place), scan.bound(place)));
      }
    }
    return text.toString();
  }

  private static String signDifference(KernelSet set, KernelSet twin, SplittableRandom random) {
    int length = 40;
    SignScan query = new SignScan(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    query.query(values);
    query.base = 1;
    query.limit = 1;
    MemorySegment block = Arena.ofAuto().allocate(SignScan.blockBytes(length), Kernels.ALIGNMENT);
    for (int code = 0; code < SignScan.CODES; code++) {
      block.set(
          ScalarKernels.FLOAT, SignScan.additiveOffset(code), (float) random.nextDouble(-1, 1));
      block.set(ScalarKernels.FLOAT, SignScan.scaleOffset(code), (float) random.nextDouble(-1, 1));
    }
    for (long at = SignScan.FACTORS; at < block.byteSize(); at++) {
      block.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
    }
    int below = twin.scanSigns(query, block, 0);
    float[] expected = query.estimates.clone();
    int found = set.scanSigns(query, block, 0);
    boolean near = true;
    for (int code = 0; code < SignScan.CODES; code++) {
      near &= Math.abs(query.estimates[code] - expected[code]) <= 1e-5f * length;
    }
    return near && found == below
        ? ""
        : "signs %x %s, expected %x %s"
            .formatted(found, Arrays.toString(query.estimates), below, Arrays.toString(expected));
  }

  private static String hadamardDifference(KernelSet set, KernelSet twin, SplittableRandom random) {
    float[] found = new float[4 + 64 + 3];
    fill(found, random);
    float[] expected = found.clone();
    set.hadamard(found, 4, 64);
    twin.hadamard(expected, 4, 64);
    set.butterfly(found, found.length / 2, 0.75f);
    twin.butterfly(expected, found.length / 2, 0.75f);
    return Arrays.equals(found, expected)
        ? ""
        : "Hadamard transform %s, expected %s"
            .formatted(Arrays.toString(found), Arrays.toString(expected));
  }
}
