package dev.akin.core.scalar;

import dev.akin.core.index.IndexContract;

/** The contract with 4 bits per value. */
final class FourBitIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "SQ4";
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
    return 0.5;
  }
}
