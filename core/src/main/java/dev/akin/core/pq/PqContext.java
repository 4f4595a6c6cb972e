package dev.akin.core.pq;

import dev.akin.core.quantizer.Origins;
import dev.akin.core.vector.VectorSet;

/**
 * What a product quantizer works for.
 *
 * @param variant its numbers, the choice of codes and the estimate of distances
 * @param origins what codes are relative to
 * @param center the mean of the origins
 */
record PqContext(PqVariant variant, Origins origins, OriginMean center) {
  static PqContext of(PqVariant variant, VectorSet origins) {
    return new PqContext(variant, new Origins(origins), new OriginMean(origins));
  }
}
