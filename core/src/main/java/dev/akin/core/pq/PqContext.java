package dev.akin.core.pq;

import dev.akin.core.quantizer.Origins;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * What a product quantizer works for.
 *
 * @param metric whose distances are estimated
 * @param origins what codes are relative to
 * @param center the mean of the origins
 * @param scoreAware whether codes are chosen by the score-aware loss
 */
@SuppressWarnings("ArrayRecordComponent") // Read by the scorers of this package alone.
record PqContext(Metric metric, Origins origins, float[] center, boolean scoreAware) {
  static PqContext of(Metric metric, VectorSet origins, boolean scoreAware) {
    double[] sums = new double[origins.dimension()];
    float[] origin = new float[origins.dimension()];
    for (int i = 0; i < origins.size(); i++) {
      origins.copyTo(i, origin);
      for (int j = 0; j < sums.length; j++) {
        sums[j] += origin[j];
      }
    }
    float[] center = new float[sums.length];
    for (int j = 0; j < sums.length; j++) {
      center[j] = (float) (sums[j] / origins.size());
    }
    return new PqContext(metric, new Origins(origins), center, scoreAware);
  }
}
