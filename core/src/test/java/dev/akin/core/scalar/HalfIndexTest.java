package dev.akin.core.scalar;

import dev.akin.core.index.IndexContract;

/** The contract with float16 values. */
final class HalfIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "SQfp16";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }

  @Override
  protected boolean isExactWhenAsked() {
    return false;
  }

  @Override
  protected double distanceTolerance() {
    return 0.01;
  }
}
