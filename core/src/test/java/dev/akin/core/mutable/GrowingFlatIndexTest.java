package dev.akin.core.mutable;

import dev.akin.core.index.MutableIndexContract;

/** The contract without any loss of recall. */
final class GrowingFlatIndexTest extends MutableIndexContract {
  @Override
  protected String specification() {
    return "Flat";
  }

  @Override
  protected double recallFloor() {
    return 1;
  }

  @Override
  protected boolean comparesEveryRow() {
    return true;
  }
}
