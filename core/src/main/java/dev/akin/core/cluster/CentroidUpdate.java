package dev.akin.core.cluster;

import dev.akin.core.cluster.KMeansParameters.Constraint;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The second half of an iteration: centroids move to their rows. Owned by one training. */
final class CentroidUpdate {
  private final int dimension;
  private final Constraint constraint;
  private final double memory;
  private final float[][] centroids;

  /** Rows of earlier mini-batches that each centroid still stands for. */
  private final double[] weights;

  /** Sums of squared distances of rows to the centroid they were assigned to, before it moved. */
  private final double[] errors;

  /**
   * Centroids that begin at rows.
   *
   * @param memory what is left of a centroid's weight after an iteration, 0 to forget all
   */
  CentroidUpdate(Constraint constraint, double memory, SampledRows start) {
    this.dimension = start.vectors().dimension();
    this.constraint = constraint;
    this.memory = memory;
    this.centroids = new float[start.size()][dimension];
    this.weights = new double[start.size()];
    this.errors = new double[start.size()];
    for (int i = 0; i < start.size(); i++) {
      start.copyTo(i, centroids[i]);
    }
  }

  /** How many centroids there are. */
  int size() {
    return centroids.length;
  }

  /** The sum of squared distances of rows to their centroids, before these moved. */
  double error() {
    return Arrays.stream(errors).sum();
  }

  /** A copy of the centroids as they are now. */
  VectorSet centroids() {
    return VectorSet.copyOf(centroids);
  }

  /** Moves every centroid that has rows to their mean, and what it remembers of earlier ones. */
  void run(SampledRows rows, Members members, WorkerPool pool) {
    pool.run(
        members.clusters(),
        1,
        thread -> new double[dimension],
        (sums, cluster) -> move(cluster, rows, members, sums));
  }

  private void move(int cluster, SampledRows rows, Members members, double[] sums) {
    float[] centroid = centroids[cluster];
    double weight = weights[cluster];
    int count = members.size(cluster);
    for (int i = 0; i < dimension; i++) {
      sums[i] = weight * centroid[i];
    }
    errors[cluster] = 0;
    float[] row = new float[dimension];
    for (int at = members.starts()[cluster]; at < members.starts()[cluster + 1]; at++) {
      rows.copyTo(members.positions()[at], row);
      errors[cluster] += squaredDistance(row, centroid);
      for (int i = 0; i < dimension; i++) {
        sums[i] += row[i];
      }
    }
    weights[cluster] = (weight + count) * memory;
    double divisor = constraint == Constraint.SPHERICAL ? norm(sums) : weight + count;
    if (count > 0 && divisor > 0) {
      for (int i = 0; i < dimension; i++) {
        centroid[i] = (float) (sums[i] / divisor);
      }
    }
  }

  /**
   * Lets centroids whose clusters are empty, or too small, share another cluster: they go to one of
   * its rows, drawn with a probability proportional to the squared distance from its centroid (as
   * k-means++ draws, Arthur &amp; Vassilvitskii, SODA 2007), so not to a copy of the centroid.
   */
  void relocate(SampledRows rows, Members members, Relocation.Timing timing) {
    new Relocation(members, errors, constraint)
        .run(
            timing.settling(),
            (centroid, cluster) -> {
              int position = draw(rows, members, cluster, timing.random());
              if (position < 0) {
                return false;
              }
              rows.copyTo(position, centroids[centroid]);
              weights[centroid] = 0;
              return true;
            });
  }

  /** A position in a cluster, or -1 if all its rows are at the centroid. */
  private int draw(SampledRows rows, Members members, int cluster, SplittableRandom random) {
    double[] sums = new double[members.size(cluster)];
    int from = members.starts()[cluster];
    double sum = 0;
    float[] row = new float[dimension];
    for (int i = 0; i < sums.length; i++) {
      rows.copyTo(members.positions()[from + i], row);
      sum += squaredDistance(row, centroids[cluster]);
      sums[i] = sum;
    }
    double at = random.nextDouble() * sum;
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > at) {
        return members.positions()[from + i];
      }
    }
    return -1;
  }

  private static double squaredDistance(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      double difference = (double) first[i] - second[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
