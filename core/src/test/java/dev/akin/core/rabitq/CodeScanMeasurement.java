package dev.akin.core.rabitq;

import dev.akin.core.Indexes;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.VectorDistribution;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures searches of {@code RaBitQ,RFlat} over more codes than a cache holds: processor time per
 * query, medians with range.
 *
 * <pre>
 *   ROWS DIMENSION QUERIES ROUNDS
 * </pre>
 */
final class CodeScanMeasurement {
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int INTRINSIC_DIMENSION = 24;
  private static final int K = 10;

  private CodeScanMeasurement() {}

  public static void main(String[] arguments) {
    int rows = Integer.parseInt(arguments[0]);
    int dimension = Integer.parseInt(arguments[1]);
    int queries = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    VectorDistribution population =
        VectorDistribution.lowIntrinsicDimension(dimension, INTRINSIC_DIMENSION, 1);
    float[][] vectors = population.sample(rows, 1);
    float[][] asked = population.sample(queries, 2);
    for (String specification : new String[] {"RaBitQ,RFlat", "RaBitQ", "Flat"}) {
      try (Index index = Indexes.build(specification, vectors, Metric.L2)) {
        report(specification, index.searcher(), asked, rounds);
      }
    }
  }

  private static void report(String what, Searcher searcher, float[][] queries, int rounds) {
    double[] micros = new double[rounds];
    double compared = 0;
    for (int round = -2; round < rounds; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      compared = 0;
      for (float[] query : queries) {
        SearchResult result = searcher.search(Query.of(query, K));
        compared += result.statistics().distances();
      }
      if (round >= 0) {
        micros[round] = (THREAD.getCurrentThreadCpuTime() - start) / 1e3 / queries.length;
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f µs per query (%.0f to %.0f), %.0f rows compared%n",
        what,
        micros[rounds / 2],
        micros[0],
        micros[rounds - 1],
        compared / queries.length);
  }
}
