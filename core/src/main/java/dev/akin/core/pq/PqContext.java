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
record PqContext(Metric metric, Origins origins, OriginMean center, boolean scoreAware) {
  static PqContext of(Metric metric, VectorSet origins, boolean scoreAware) {
    return new PqContext(metric, new Origins(origins), new OriginMean(origins), scoreAware);
  }
}
