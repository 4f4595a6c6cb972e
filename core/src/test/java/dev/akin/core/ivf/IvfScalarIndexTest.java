package dev.akin.core.ivf;

import dev.akin.core.index.IndexContract;

/** The contract with codes of 8 bits per value, not relative to centroids. */
final class IvfScalarIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "IVF16,SQ8";
  }

  @Override
  protected double recallFloor() {
    return 0.9;
  }

  @Override
  protected boolean isExactWhenAsked() {
    return false;
  }

  @Override
  protected double distanceTolerance() {
    return 0.05;
  }
}
