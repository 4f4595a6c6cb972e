package dev.akin.core.rabitq;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.quantizer.DoubtfulCodes;
import dev.akin.core.quantizer.WholeBlocks;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * Measures the parts of a code scan in cache: see {@code docs/measurements/2026-11-20-rabitq.md}.
 */
final class CodeCostMeasurement {
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int SIZE = 100 * CodeBlock.VECTORS;
  private static final int ROUNDS = 8;
  private static final long ROUND_NANOS = 200_000_000;

  private CodeCostMeasurement() {}

  public static void main(String[] arguments) {
    measure(128);
    measure(768);
  }

  private static void measure(int dimension) {
    VectorDistribution population = VectorDistribution.uniform(dimension);
    VectorSet vectors = VectorSet.copyOf(population.sample(SIZE, 1));
    RaBitQuantizer quantizer = RaBitQuantizer.train(vectors, Metric.L2, 1);
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(SIZE), Kernels.ALIGNMENT);
    WholeBlocks scorer = WholeBlocks.of(quantizer, codes);
    float[] query = population.sample(1, 2)[0];
    DoubtfulCodes doubtful = new DoubtfulCodes(CodeBlock.VECTORS);
    float[] values = new float[CodeBlock.VECTORS];
    report(dimension + "-d encode, per vector", SIZE, () -> quantizer.encode(vectors, codes));
    report(dimension + "-d query", 1, () -> scorer.query(query));
    report(
        dimension + "-d none left in doubt, per code",
        SIZE,
        () -> {
          for (int block = 0; block < SIZE / CodeBlock.VECTORS; block++) {
            scorer
                .scorer()
                .findDoubtful(
                    block * quantizer.blockBytes(),
                    CodeBlock.VECTORS,
                    Float.NEGATIVE_INFINITY,
                    doubtful);
          }
        });
    report(
        dimension + "-d estimates, per code",
        SIZE,
        () -> {
          for (int block = 0; block < SIZE / CodeBlock.VECTORS; block++) {
            scorer.score(block, values);
          }
        });
    report(
        dimension + "-d estimates and bounds, per code",
        SIZE,
        () -> {
          for (int block = 0; block < SIZE / CodeBlock.VECTORS; block++) {
            scorer.score(block, values);
            scorer.errorBounds(block, values);
          }
        });
  }

  /** Prints the best round in ns per item of the work. */
  private static void report(String what, int items, Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      long repeats = 0;
      long nanos = 0;
      while (nanos < ROUND_NANOS) {
        work.run();
        repeats++;
        nanos = THREAD.getCurrentThreadCpuTime() - start;
      }
      best = Math.min(best, (double) nanos / repeats / items);
    }
    System.out.printf(Locale.ROOT, "%s: %.2f ns%n", what, best);
  }
}
