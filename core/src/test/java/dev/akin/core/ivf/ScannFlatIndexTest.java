package dev.akin.core.ivf;

import dev.akin.core.index.IndexContract;

/** The contract with ScaNN's name for lists. */
final class ScannFlatIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "SCANN16,Flat";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }
}
