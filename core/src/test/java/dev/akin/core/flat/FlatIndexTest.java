package dev.akin.core.flat;

import dev.akin.core.index.IndexContract;

/** The contract, without any loss of recall. */
final class FlatIndexTest extends IndexContract {
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
