package dev.akin.core.transform;

import dev.akin.core.index.IndexContract;

/** The contract with lists behind principal axes. */
final class PcaIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "PCA32,IVF16,Flat";
  }

  @Override
  protected double recallFloor() {
    return 0.6;
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
    return 32;
  }

  @Override
  protected boolean keepsDistancesOf(int dimension) {
    return dimension <= 40;
  }
}
