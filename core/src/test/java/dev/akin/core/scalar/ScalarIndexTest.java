package dev.akin.core.scalar;

import dev.akin.core.index.IndexContract;

/** The contract with 8 bits per value. */
final class ScalarIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "SQ8";
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
