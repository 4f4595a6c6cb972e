package dev.akin.core.cluster;

/**
 * What k-means looks for and how much it may cost.
 *
 * @param clusters how many centroids, 1 to 16,777,216
 * @param effort iterations and rows
 * @param constraint what is demanded of the centroids beside being near
 * @param seed the source of every random choice
 */
public record KMeansParameters(int clusters, Effort effort, Constraint constraint, long seed) {
  /** More centroids than anybody trains; a bound for numbers that come from outside. */
  public static final int MAX_CLUSTERS = 1 << 24;

  private static final long SEED = 20_250_916L;

  /**
   * The cost of a training: at most {@code iterations · rowsPerCluster · clusters²} distances.
   *
   * @param iterations passes at most; a full pass that changes no assignment is the last
   * @param rowsPerCluster rows per centroid that one pass reads at most; where there are more, each
   *     pass draws anew (mini-batches)
   */
  public record Effort(int iterations, int rowsPerCluster) {
    public Effort {
      if (iterations < 1 || rowsPerCluster < 1) {
        throw new IllegalArgumentException(
            "%d iterations over %d rows per cluster: at least 1 of each"
                .formatted(iterations, rowsPerCluster));
      }
    }
  }

  /** What is demanded of the centroids. */
  public enum Constraint {
    /** Least squared error, as Lloyd. */
    NONE,
    /** Clusters of more equal size: lists that take equally long to search. */
    BALANCED,
    /** Centroids of unit length, for rows of unit length: nearest is then largest cosine. */
    SPHERICAL
  }

  public KMeansParameters {
    if (clusters < 1 || clusters > MAX_CLUSTERS) {
      throw new IllegalArgumentException(
          "%,d clusters: 1 to %,d are possible".formatted(clusters, MAX_CLUSTERS));
    }
  }

  /** 10 iterations over at most 256 rows per centroid, without constraint, a fixed seed. */
  public static KMeansParameters of(int clusters) {
    return new KMeansParameters(clusters, new Effort(10, 256), Constraint.NONE, SEED);
  }

  /** These parameters with another number of iterations. */
  public KMeansParameters withIterations(int iterations) {
    return withEffort(new Effort(iterations, effort.rowsPerCluster));
  }

  /** These parameters with another cost. */
  public KMeansParameters withEffort(Effort effort) {
    return new KMeansParameters(clusters, effort, constraint, seed);
  }

  /** These parameters with a constraint. */
  public KMeansParameters withConstraint(Constraint constraint) {
    return new KMeansParameters(clusters, effort, constraint, seed);
  }

  /** These parameters with another seed. */
  public KMeansParameters withSeed(long seed) {
    return new KMeansParameters(clusters, effort, constraint, seed);
  }
}
