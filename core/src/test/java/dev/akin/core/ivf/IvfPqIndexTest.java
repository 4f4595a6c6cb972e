package dev.akin.core.ivf;

import dev.akin.core.index.IndexContract;

/** The contract with product-quantized residuals alone: 8 bytes for 40 values are rough. */
final class IvfPqIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "IVF16,PQ8";
  }

  @Override
  protected double recallFloor() {
    return 0.3;
  }

  @Override
  protected boolean isExactWhenAsked() {
    return false;
  }

  @Override
  protected double distanceTolerance() {
    return 1;
  }

  @Override
  protected int smallestDimension() {
    return 8;
  }
}
