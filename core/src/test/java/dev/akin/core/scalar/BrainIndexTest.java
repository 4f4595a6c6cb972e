package dev.akin.core.scalar;

import dev.akin.core.index.IndexContract;

/** The contract with bfloat16 values. */
final class BrainIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "SQbf16";
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
