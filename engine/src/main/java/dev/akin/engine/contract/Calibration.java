package dev.akin.engine.contract;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.PlaneScan;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Times the kernels on rows that no cache holds: what a step costs depends on the processor, its
 * memory and the kernel set.
 *
 * <p>SIMD kernels are a thousand times slower before the compiler has had its turn, so all steps
 * first run in rounds until no step has become faster for {@value #CALM_ROUNDS} rounds; then the
 * lower quartile of each step's times counts: the machine, not its neighbors of this moment. On an
 * idle machine the whole takes about a second and {@value #MEBIBYTES} MiB outside the heap, given
 * back at the end.
 */
final class Calibration {
  private static final int MEBIBYTES = 64;
  private static final int DIMENSION = 128;
  private static final int ROWS = (MEBIBYTES << 20) / (DIMENSION * Float.BYTES);
  private static final int BATCH = 32;

  /** 1-bit codes of a step: a block of them with their factors, 4 KiB. */
  private static final int CODES = PlaneScan.PLACES;

  private static final long ROUND_NANOS = 5_000_000;
  private static final int CALM_ROUNDS = 40;
  private static final int MAX_ROUNDS = 300;
  private static final int TIMED_STEPS = 2_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Rows rows;
  private final RowBatch batch = new RowBatch(BATCH);
  private final float[] query = new float[DIMENSION];
  private final PlaneScan codes = new PlaneScan(DIMENSION / Long.SIZE);
  private int position;
  private long codePosition;

  private Calibration(MemorySegment memory) {
    memory.fill((byte) 0x3c); // 0.0115f everywhere; the pages have to exist
    rows = new Rows(memory, 0, DIMENSION * Float.BYTES);
    Arrays.fill(query, 0.5f);
    long[] planes = new long[Kernels.PLANES * DIMENSION / Long.SIZE];
    Arrays.fill(planes, 0x5555_aaaa_5555_aaaaL);
    codes.query(planes, new PlaneScan.Estimate(1, 1, 1, 1, 2), new PlaneScan.Bound(1, 1, 1));
  }

  static MachineCosts measure() {
    try (Arena arena = Arena.ofConfined()) {
      return new Calibration(arena.allocate((long) MEBIBYTES << 20, Kernels.ALIGNMENT)).run();
    }
  }

  private MachineCosts run() {
    List<Runnable> steps = List.of(this::scan, this::fetch, this::codes);
    warmUp(steps);
    double floats = BATCH * (double) DIMENSION;
    return new MachineCosts(
        nanos(steps.get(0)) / floats,
        nanos(steps.get(1)) / floats,
        nanos(steps.get(2)) / (CODES * (double) DIMENSION),
        Runtime.getRuntime().availableProcessors());
  }

  private void scan() {
    int first = position(ROWS - BATCH);
    batch.clear();
    for (int row = first; row < first + BATCH; row++) {
      batch.add(row);
    }
    batch.streamed(true);
    Kernels.squaredL2(query, rows, batch);
  }

  private void fetch() {
    batch.streamed(false);
    batch.clear();
    for (int i = 0; i < BATCH; i++) {
      batch.add(random.nextInt(ROWS));
    }
    Kernels.squaredL2(query, rows, batch);
  }

  /** As most blocks are in a search: none of their codes is left in doubt. */
  private void codes() {
    long bytes = codes.blockBytes(CODES);
    codePosition = codePosition + 2 * bytes <= rows.segment().byteSize() ? codePosition + bytes : 0;
    codes.scan(rows.segment(), codePosition, CODES, Float.NEGATIVE_INFINITY);
  }

  /** Walks through the memory, a batch of rows at a time. */
  private int position(int end) {
    position = position + BATCH < end ? position + BATCH : 0;
    return position;
  }

  private static void warmUp(List<Runnable> steps) {
    double[] best = new double[steps.size()];
    Arrays.fill(best, Double.MAX_VALUE);
    int calm = 0;
    for (int round = 0; calm < CALM_ROUNDS && round < MAX_ROUNDS; round++) {
      calm++;
      for (int i = 0; i < best.length; i++) {
        double nanos = nanosOfRound(steps.get(i));
        if (nanos < 0.8 * best[i]) {
          calm = 0;
        }
        best[i] = Math.min(best[i], nanos);
      }
    }
  }

  /** The mean time of a step over a round. */
  private static double nanosOfRound(Runnable step) {
    long start = System.nanoTime();
    long now = start;
    int count = 0;
    while (now - start < ROUND_NANOS) {
      step.run();
      count++;
      now = System.nanoTime();
    }
    return (double) (now - start) / count;
  }

  /** The lower quartile of a step's time. */
  private static double nanos(Runnable step) {
    long[] times = new long[TIMED_STEPS];
    long then = System.nanoTime();
    for (int i = 0; i < times.length; i++) {
      step.run();
      long now = System.nanoTime();
      times[i] = now - then;
      then = now;
    }
    Arrays.sort(times);
    return Math.max(1, times[times.length / 4]);
  }
}
