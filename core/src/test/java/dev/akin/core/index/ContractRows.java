package dev.akin.core.index;

import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * The vectors that all contracts are about, and the truth about them, which is computed once for
 * all kinds: 3,000 clustered vectors of 40 dimensions and 50 queries. Nobody changes them.
 */
final class ContractRows {
  static final int SIZE = 3_000;
  static final int DIMENSION = 40;
  static final int QUERIES = 50;
  static final VectorDistribution POPULATION = VectorDistribution.clustered(DIMENSION, 30, 7);

  /** What float rounding may do to the k-th distance, relative to it. */
  private static final double ROUNDING = 1e-4;

  private static final float[][] BASE = POPULATION.sample(SIZE, 1);
  private static final float[][] QUERY_ROWS = POPULATION.sample(QUERIES, 2);

  /** All rows of each query, nearest first. */
  private static final Map<Metric, ExactOracle.Neighbor[][]> NEAREST = new ConcurrentHashMap<>();

  private ContractRows() {}

  static float[][] base() {
    return BASE;
  }

  /** The first rows. */
  static float[][] base(int size) {
    return Arrays.copyOf(BASE, size);
  }

  static float[] query(int i) {
    return QUERY_ROWS[i];
  }

  static Stream<float[]> queries() {
    return Arrays.stream(QUERY_ROWS);
  }

  static ExactOracle oracle(Metric metric) {
    return ExactOracle.of(metric.toString(), BASE);
  }

  /** All rows, nearest to a query first. */
  static ExactOracle.Neighbor[] nearest(Metric metric, int query) {
    return NEAREST
        .computeIfAbsent(
            metric,
            _ -> {
              ExactOracle oracle = oracle(metric);
              return queries()
                  .map(vector -> oracle.nearest(vector, SIZE))
                  .toArray(ExactOracle.Neighbor[][]::new);
            })[query];
  }

  /** The k rows nearest to a query by l2 that a filter accepts. */
  static int[] truth(int query, int k, IntPredicate filter) {
    return Arrays.stream(nearest(Metric.L2, query))
        .mapToInt(ExactOracle.Neighbor::ordinal)
        .filter(filter)
        .limit(k)
        .toArray();
  }

  /** The share of rows found that are no farther than the k-th true one. */
  static double recall(Metric metric, int query, int[] found) {
    ExactOracle oracle = oracle(metric);
    double farthest = nearest(metric, query)[SearchContract.K - 1].distance();
    double bound = farthest + ROUNDING * Math.abs(farthest);
    long hits =
        Arrays.stream(found)
            .distinct()
            .filter(ordinal -> oracle.distance(query(query), ordinal) <= bound)
            .count();
    return Math.min(1, (double) hits / SearchContract.K);
  }

  /** Ordinals 0, step, 2 step … */
  static OrdinalFilter every(int step, int size) {
    long[] bits = new long[(size + 63) / 64];
    for (int ordinal = 0; ordinal < size; ordinal += step) {
      bits[ordinal >> 6] |= 1L << ordinal;
    }
    return OrdinalFilter.of(bits, size);
  }
}
