package dev.akin.core.cluster;

import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.util.SplittableRandom;

/**
 * Lloyd's k-means: every row goes to its nearest centroid, every centroid to the mean of its rows,
 * until nothing changes or the iterations are used up (Lloyd, IEEE Trans. Inf. Theory 1982).
 *
 * <ul>
 *   <li><em>Start</em>: rows drawn at random, distinct ones.
 *   <li><em>Mini-batches</em>: where there are more rows than an iteration may read, each draws its
 *       own, and a centroid is the mean of its rows so far, of which every iteration forgets half.
 *       (Sculley, WWW 2010, forgets nothing, in batches of few rows; here a batch has hundreds of
 *       rows per centroid, and the first ones were assigned to poor centroids.)
 *   <li><em>Empty clusters</em>: a centroid without rows moves into the cluster with the largest
 *       sum of squared distances, to one of its rows.
 *   <li><em>Balanced</em>: during the first two thirds of the iterations the centroids of small
 *       clusters move into the largest ones in the same way, wherever that lowers the imbalance Σ
 *       size² ({@link Relocation}).
 *   <li><em>Spherical</em>: means are scaled to unit length (Dhillon &amp; Modha, Machine Learning
 *       2001); a mean of length zero stays where it was.
 * </ul>
 *
 * <p>Deterministic: assignments do not depend on each other, and a mean adds its rows in their
 * order, in double precision, on one thread; so the number of threads changes nothing. Distances
 * are float32 of the process's kernel set.
 */
public final class KMeans {
  /** What is left of a centroid's weight for the next mini-batch. */
  private static final double MEMORY = 0.5;

  private KMeans() {}

  /**
   * Finds centroids. Where there are no more rows than clusters, each row is one, and the others
   * repeat them: they are never the first of the nearest.
   *
   * @param rows {@code [size][dimension]}, at least one; not kept
   * @param workers share the work
   * @return exactly {@code parameters.clusters()} centroids
   * @throws IllegalArgumentException if there is no row
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Centroids train(VectorSet rows, KMeansParameters parameters, Workers workers) {
    if (rows.size() == 0) {
      throw new IllegalArgumentException(
          "%,d clusters of no rows: at least one row is needed".formatted(parameters.clusters()));
    }
    return rows.size() <= parameters.clusters()
        ? new Centroids(repeated(rows, parameters.clusters()))
        : iterate(rows, parameters, workers);
  }

  private static Centroids iterate(VectorSet rows, KMeansParameters parameters, Workers workers) {
    SplittableRandom random = new SplittableRandom(parameters.seed());
    int clusters = parameters.clusters();
    int iterations = parameters.effort().iterations();
    long perPass = (long) parameters.effort().rowsPerCluster() * clusters;
    boolean full = rows.size() <= perPass;
    int perIteration = (int) Math.min(rows.size(), perPass);
    SampledRows start = SampledRows.draw(rows, clusters, random);
    MutableCentroids centroids =
        new MutableCentroids(
            new CentroidUpdate(parameters.constraint(), full ? 0 : MEMORY, start), random);
    BuildStage stage = workers.stage("k-means", (long) iterations * perIteration);
    try (WorkerPool pool = workers.pool()) {
      for (int iteration = 0; iteration < iterations; iteration++) {
        SampledRows sample =
            full ? SampledRows.all(rows) : SampledRows.draw(rows, perIteration, random);
        boolean changed = centroids.assign(sample, pool, stage);
        if (full && !changed && iteration > 0) {
          break;
        }
        centroids.move(sample, pool, 3 * (iteration + 1) > 2 * iterations);
      }
    }
    stage.end();
    return new Centroids(centroids.vectors());
  }

  private static VectorSet repeated(VectorSet rows, int count) {
    VectorSet.Builder builder = VectorSet.builder(rows.dimension(), count);
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < count; i++) {
      rows.copyTo(i % rows.size(), row);
      builder.add(row);
    }
    return builder.build();
  }
}
