package dev.akin.core.pq;

import dev.akin.core.vector.VectorSet;
import org.jspecify.annotations.Nullable;

/**
 * The mean of origins, found when it is first asked for: opening a file reads no centroid.
 * Thread-safe.
 */
final class OriginMean {
  private final VectorSet origins;
  private volatile float @Nullable [] values;

  OriginMean(VectorSet origins) {
    this.origins = origins;
  }

  /** The mean, {@code [dimension]}, not to be changed; the first call passes over all origins. */
  float[] values() {
    float[] known = values;
    if (known == null) {
      // Two threads may both compute it, to the same numbers.
      known = mean();
      values = known;
    }
    return known;
  }

  private float[] mean() {
    double[] sums = new double[origins.dimension()];
    float[] origin = new float[origins.dimension()];
    for (int i = 0; i < origins.size(); i++) {
      origins.copyTo(i, origin);
      for (int j = 0; j < sums.length; j++) {
        sums[j] += origin[j];
      }
    }
    float[] mean = new float[sums.length];
    for (int j = 0; j < sums.length; j++) {
      mean[j] = (float) (sums[j] / origins.size());
    }
    return mean;
  }
}
