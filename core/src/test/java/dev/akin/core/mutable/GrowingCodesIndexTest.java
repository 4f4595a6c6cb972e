package dev.akin.core.mutable;

import dev.akin.core.index.MutableIndexContract;

/** The contract with codes alone, which grow but cannot be compacted. */
final class GrowingCodesIndexTest extends MutableIndexContract {
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
