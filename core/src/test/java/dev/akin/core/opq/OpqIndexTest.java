package dev.akin.core.opq;

import dev.akin.core.index.IndexContract;

/** The contract with a learned rotation in front of lists of fast-scan codes, refined. */
final class OpqIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "OPQ20,IVF16,PQ20x4fs,RFlat";
  }

  @Override
  protected double recallFloor() {
    return 0.9;
  }

  @Override
  protected int smallestDimension() {
    return 20;
  }

  @Override
  protected int largestDimension() {
    return 2_048;
  }
}
