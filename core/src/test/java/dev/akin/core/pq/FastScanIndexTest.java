package dev.akin.core.pq;

import dev.akin.core.index.IndexContract;

/** The contract with 20 codes of 4 bits, refined. */
final class FastScanIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "PQ20x4fs,RFlat";
  }

  @Override
  protected double recallFloor() {
    return 0.9;
  }

  @Override
  protected int smallestDimension() {
    return 20;
  }
}
