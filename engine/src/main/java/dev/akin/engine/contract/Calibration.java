package dev.akin.engine.contract;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Times the kernels on rows that no cache holds: what a step costs depends on the processor, its
 * memory and the kernel set. Each step first runs until the compiler has had its chance, then the
 * lower quartile of its times counts: the machine, not its neighbours of this moment. The whole
 * takes about a third of a second and {@value #MEBIBYTES} MiB outside the heap, given back at the
 * end.
 */
final class Calibration {
  private static final int MEBIBYTES = 64;
  private static final long WARM_UP_NANOS = 60_000_000;
  private static final int WARM_UP_STEPS = 1_000;
  private static final int TIMED_STEPS = 1_000;
  private static final int DIMENSION = 128;
  private static final int ROWS = (MEBIBYTES << 20) / (DIMENSION * Float.BYTES);
  private static final int BATCH = 64;

  /** 1-bit codes timed at once: 4 KiB of them. */
  private static final int CODES = 1 << 8;

  private static final int CODE_BYTES = CODES * DIMENSION / Byte.SIZE;

  private final SplittableRandom random = new SplittableRandom(1);
  private final RowBatch batch = new RowBatch(BATCH);
  private final float[] query = new float[DIMENSION];

  static MachineCosts measure() {
    try (Arena arena = Arena.ofConfined()) {
      return new Calibration().measure(arena.allocate((long) MEBIBYTES << 20, Kernels.ALIGNMENT));
    }
  }

  private MachineCosts measure(MemorySegment memory) {
    Rows rows = new Rows(memory, 0, DIMENSION * Float.BYTES);
    memory.fill((byte) 0x3c); // 0.0115f everywhere; the pages have to exist
    Arrays.fill(query, 0.5f);
    double scan =
        nanos(step -> {
          int first = (int) ((long) step * BATCH % (ROWS - BATCH));
          batch.clear();
          for (int row = first; row < first + BATCH; row++) {
            batch.add(row);
          }
          Kernels.squaredL2(query, rows, batch);
        });
    double fetch =
        nanos(step -> {
          batch.clear();
          for (int i = 0; i < BATCH; i++) {
            batch.add(random.nextInt(ROWS));
          }
          Kernels.squaredL2(query, rows, batch);
        });
    long[] planes = new long[Kernels.PLANES * DIMENSION / Long.SIZE];
    Arrays.fill(planes, 0x5555_aaaa_5555_aaaaL);
    long[] dots = new long[CODES];
    int blocks = (int) (memory.byteSize() / CODE_BYTES);
    double code =
        nanos(step -> Kernels.planeDots(planes, memory, (long) (step % blocks) * CODE_BYTES, dots));
    double floats = BATCH * (double) DIMENSION;
    return new MachineCosts(
        scan / floats,
        fetch / floats,
        code / (CODES * (double) DIMENSION),
        Runtime.getRuntime().availableProcessors());
  }

  /** The lower quartile of a step's time. */
  private static double nanos(IntConsumer timed) {
    long warm = System.nanoTime() + WARM_UP_NANOS;
    int step = 0;
    while (step < WARM_UP_STEPS || System.nanoTime() < warm) {
      timed.accept(step++);
    }
    long[] times = new long[TIMED_STEPS];
    long then = System.nanoTime();
    for (int i = 0; i < times.length; i++) {
      timed.accept(step++);
      long now = System.nanoTime();
      times[i] = now - then;
      then = now;
    }
    Arrays.sort(times);
    return Math.max(1, times[times.length / 4]);
  }
}
