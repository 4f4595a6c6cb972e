package dev.akin.testkit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The share of the true nearest neighbors that an answer holds.
 *
 * <p>Two definitions, because ties make them differ: {@link #ofOrdinals} asks for the very rows,
 * {@link #ofDistances} accepts any row that is as near as the k-th true one (the definition of
 * ann-benchmarks, right for data with duplicates).
 */
public final class Recall {
  /** Relative slack for the rounding between float kernels and the oracle's doubles. */
  private static final double ROUNDING = 1e-4;

  private Recall() {}

  /**
   * Recall of one answer by row numbers.
   *
   * @param truth the true nearest ordinals, at least one
   * @param found the answer; a repeated ordinal counts once
   */
  public static double ofOrdinals(int[] truth, int[] found) {
    requireTruth(truth.length);
    int[] sorted = truth.clone();
    Arrays.sort(sorted);
    long hits =
        Arrays.stream(found)
            .distinct()
            .filter(ordinal -> Arrays.binarySearch(sorted, ordinal) >= 0)
            .count();
    return (double) hits / truth.length;
  }

  /** Mean of {@link #ofOrdinals(int[], int[])} over queries. */
  public static double ofOrdinals(int[][] truth, int[][] found) {
    requireTruth(truth.length);
    if (truth.length != found.length) {
      throw new IllegalArgumentException(
          found.length + " answers for " + truth.length + " queries");
    }
    return IntStream.range(0, truth.length)
        .mapToDouble(i -> ofOrdinals(truth[i], found[i]))
        .average()
        .orElseThrow();
  }

  /**
   * Recall of one answer by distance: found rows that are no farther than the farthest true one.
   * The distances of the found rows are computed by the oracle, not taken from the answer.
   */
  public static double ofDistances(ExactOracle oracle, float[] query, int k, int[] found) {
    ExactOracle.Neighbor[] truth = oracle.nearest(query, k);
    requireTruth(truth.length);
    double farthest = truth[truth.length - 1].distance();
    double bound = farthest + ROUNDING * Math.abs(farthest);
    long hits =
        Arrays.stream(found)
            .distinct()
            .filter(ordinal -> oracle.distance(query, ordinal) <= bound)
            .count();
    return Math.min(1, (double) hits / truth.length);
  }

  private static void requireTruth(int length) {
    if (length == 0) {
      throw new IllegalArgumentException("recall against an empty truth is not defined");
    }
  }
}
