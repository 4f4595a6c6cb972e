package dev.akin.core.index;

import java.util.OptionalDouble;

/**
 * The neighbors found, nearest first, equal distances by ordinal.
 *
 * @param ordinals the neighbors; the arrays are the receiver's
 * @param distances their distances, {@code [ordinals.length]}, ascending; a metric's {@code score}
 *     turns them into scores
 * @param statistics what the search cost
 * @param estimatedRecall the share of the true neighbors believed to be here: 1 if the search was
 *     exact, absent where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // Primitive arrays: a list would box every neighbor.
public record SearchResult(
    int[] ordinals,
    float[] distances,
    SearchStatistics statistics,
    OptionalDouble estimatedRecall) {
  public SearchResult {
    if (ordinals.length != distances.length) {
      throw new IllegalArgumentException(
          "%d ordinals, %d distances".formatted(ordinals.length, distances.length));
    }
  }

  /**
   * An answer from packed candidates.
   *
   * @param keys sorted {@link CandidateKey}s
   */
  public static SearchResult of(
      long[] keys, SearchStatistics statistics, OptionalDouble estimatedRecall) {
    int[] ordinals = new int[keys.length];
    float[] distances = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      ordinals[i] = CandidateKey.ordinal(keys[i]);
      distances[i] = CandidateKey.distance(keys[i]);
    }
    return new SearchResult(ordinals, distances, statistics, estimatedRecall);
  }

  /** Number of neighbors. */
  public int size() {
    return ordinals.length;
  }
}
