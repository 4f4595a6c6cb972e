package dev.akin.eval.truth;

/**
 * The exact neighbors of queries, nearest first, equal distances by ordinal. Immutable and
 * thread-safe.
 */
public final class GroundTruth {
  private final int k;
  private final int[] ordinals;
  private final float[] distances;

  /**
   * @param ordinals {@code [queries][k]}, kept
   * @param distances likewise, lower is better
   */
  GroundTruth(int k, int[] ordinals, float[] distances) {
    if (ordinals.length != distances.length || ordinals.length % k != 0) {
      throw new IllegalArgumentException(
          "%,d ordinals, %,d distances, k %,d".formatted(ordinals.length, distances.length, k));
    }
    this.k = k;
    this.ordinals = ordinals;
    this.distances = distances;
  }

  /** Neighbors per query. */
  public int k() {
    return k;
  }

  /** Number of queries. */
  public int queries() {
    return ordinals.length / k;
  }

  /** The neighbor of a query at a rank, 0 for the nearest. */
  public int ordinal(int query, int rank) {
    return ordinals[query * k + rank];
  }

  /** The distance of that neighbor. */
  public float distance(int query, int rank) {
    return distances[query * k + rank];
  }
}
