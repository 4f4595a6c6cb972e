package dev.akin.core.pq;

import dev.akin.core.index.IndexContract;

/** The contract with 20 bytes for 40 values. */
final class PqIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "PQ20";
  }

  @Override
  protected double recallFloor() {
    return 0.4;
  }

  @Override
  protected boolean isExactWhenAsked() {
    return false;
  }

  @Override
  protected double distanceTolerance() {
    return 0.8;
  }

  @Override
  protected int smallestDimension() {
    return 20;
  }
}
