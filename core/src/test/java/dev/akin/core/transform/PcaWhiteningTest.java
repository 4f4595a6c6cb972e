package dev.akin.core.transform;

import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;

/** The contract, with whitening. */
final class PcaWhiteningTest extends TransformContract {
  @Override
  protected TransformFamily family() {
    return new PcaFamily();
  }

  @Override
  protected String token(int dimension) {
    return "PCAW" + Math.min(dimension, 32);
  }

  @Override
  protected Metric[] metrics() {
    return InnerProducts.metrics();
  }
}
