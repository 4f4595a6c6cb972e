package dev.akin.core.cluster;

import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.WorkerPool;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/** What k-means found. Immutable and thread-safe. */
public final class Centroids {
  private final VectorSet vectors;

  Centroids(VectorSet vectors) {
    this.vectors = vectors;
  }

  /** The centroids, {@code [clusters][dimension]}. */
  public VectorSet vectors() {
    return vectors;
  }

  /**
   * The cluster of each row: that of the nearest centroid by squared Euclidean distance, the lower
   * number where two are equally near. The same for any number of threads; {@code rows · clusters ·
   * dimension} multiplications.
   *
   * @param rows rows of the centroids' dimension
   * @param workers share the work
   */
  public int[] assign(VectorSet rows, Workers workers) {
    return new Assignment(vectors).run(rows, workers);
  }

  /** Fills in the cluster of each row; says whether any differs from what stood there. */
  boolean assign(SampledRows rows, int[] labels, WorkerPool pool, BuildStage stage) {
    int[] before = labels.clone();
    new Assignment(vectors).run(rows, labels, pool, stage);
    return !Arrays.equals(before, labels);
  }
}
