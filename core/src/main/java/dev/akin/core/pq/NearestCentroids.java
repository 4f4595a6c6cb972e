package dev.akin.core.pq;

import dev.akin.core.kernel.TableKernels;

/** The nearest centroid of each part: least squared error. Owned by one thread. */
final class NearestCentroids implements CodeChoice {
  private final Codebooks codebooks;
  private final float[] part;
  private final float[] distances;

  NearestCentroids(Codebooks codebooks) {
    this.codebooks = codebooks;
    this.part = new float[codebooks.shape().width()];
    this.distances = new float[codebooks.shape().centroids()];
  }

  @Override
  public void choose(float[] vector, float[] residual, int[] codes) {
    for (int m = 0; m < codes.length; m++) {
      System.arraycopy(residual, m * part.length, part, 0, part.length);
      codebooks.squaredL2(m, part, distances);
      codes[m] = TableKernels.smallest(distances);
    }
  }
}
