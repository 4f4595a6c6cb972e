package dev.akin.core.cluster;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.VectorSet;

/** Finds the nearest centroid of rows, equal ones by the lower number. Scratch of one thread. */
final class Assignment {
  /** Rows of one task: enough to make the shared counter cheap. */
  static final int CHUNK = 256;

  private final VectorSet centroids;
  private final float[] row;
  private final RowBatch batch;

  Assignment(VectorSet centroids) {
    this.centroids = centroids;
    this.row = new float[Kernels.padded(centroids.dimension())];
    this.batch = new RowBatch(centroids.size());
    for (int centroid = 0; centroid < centroids.size(); centroid++) {
      batch.add(centroid);
    }
  }

  /** Fills in the labels of one chunk of rows. */
  void run(SampledRows rows, int chunk, int[] labels) {
    int end = Math.min(rows.size(), (chunk + 1) * CHUNK);
    for (int i = chunk * CHUNK; i < end; i++) {
      rows.copyTo(i, row);
      Kernels.squaredL2(row, centroids.rows(), batch);
      int nearest = 0;
      for (int centroid = 1; centroid < centroids.size(); centroid++) {
        if (batch.distance(centroid) < batch.distance(nearest)) {
          nearest = centroid;
        }
      }
      labels[i] = nearest;
    }
  }
}
