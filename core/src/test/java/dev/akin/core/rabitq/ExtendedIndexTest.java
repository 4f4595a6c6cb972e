package dev.akin.core.rabitq;

import dev.akin.core.index.IndexContract;

/** The contract with 4 bits per dimension. */
final class ExtendedIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "RaBitQ4";
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
    return 0.5;
  }
}
