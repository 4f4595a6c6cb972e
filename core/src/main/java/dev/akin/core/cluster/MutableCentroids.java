package dev.akin.core.cluster;

import dev.akin.core.cluster.KMeansParameters.Constraint;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.util.SplittableRandom;

/**
 * Centroids that are improved step by step, from where they were. Between two steps the rows may
 * move, as they do when a rotation is learned together with codes: the centroids follow. Owned by
 * one thread; the same for a seed, whatever the number of threads of a pool.
 */
public final class MutableCentroids {
  private final CentroidUpdate update;
  private final SplittableRandom random;
  private int[] labels = new int[0];

  /**
   * Centroids that begin at rows.
   *
   * @param update where they are, and how they move
   * @param random the source of the rows to which centroids without rows go
   */
  MutableCentroids(CentroidUpdate update, SplittableRandom random) {
    this.update = update;
    this.random = random;
  }

  /**
   * Centroids that begin at rows drawn at random, distinct ones.
   *
   * @param count how many, at most the number of rows
   */
  public static MutableCentroids drawn(VectorSet rows, int count, long seed) {
    if (count < 1 || count > rows.size()) {
      throw new IllegalArgumentException(
          "%,d centroids drawn from %,d rows: 1 to as many are possible"
              .formatted(count, rows.size()));
    }
    SplittableRandom random = new SplittableRandom(seed);
    SampledRows start = SampledRows.draw(rows, count, random);
    return new MutableCentroids(new CentroidUpdate(Constraint.NONE, 0, start), random);
  }

  /**
   * One step of Lloyd's algorithm over all rows, in the calling thread: rows go to their nearest
   * centroids, centroids to the means of their rows, and those that have none into the cluster with
   * the largest sum of squared distances, where the next step gives them rows.
   *
   * @param rows not kept; as many in every step
   */
  public void step(VectorSet rows) {
    Workers own = Workers.of(1);
    try (WorkerPool pool = own.pool()) {
      SampledRows all = SampledRows.all(rows);
      assign(all, pool, own.stage("step", rows.size()));
      move(all, pool, true);
    }
  }

  /** Gives rows to their nearest centroids; says whether any differs from the step before. */
  boolean assign(SampledRows rows, WorkerPool pool, BuildStage stage) {
    if (labels.length != rows.size()) {
      labels = new int[rows.size()];
    }
    return new Centroids(vectors()).assign(rows, labels, pool, stage);
  }

  /**
   * Moves centroids to the means of the rows that have them, and those without rows elsewhere.
   *
   * @param settling whether only centroids without rows give up their place
   */
  void move(SampledRows rows, WorkerPool pool, boolean settling) {
    Members members = members();
    update.run(rows, members, pool);
    update.relocate(rows, members, new Relocation.Timing(settling, random));
  }

  /** A copy of the centroids as they are now, {@code [count][dimension]}. */
  public VectorSet vectors() {
    return update.centroids();
  }

  /**
   * The sum of squared distances between rows and the centroids that the last step gave them, as
   * they were before it moved them.
   */
  public double error() {
    return update.error();
  }

  /**
   * Which rows the last step gave to each centroid. The centroid is their mean; one without rows
   * has moved since.
   */
  public Members members() {
    return Members.of(labels, update.size());
  }
}
