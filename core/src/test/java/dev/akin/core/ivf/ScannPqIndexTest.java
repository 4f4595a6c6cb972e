package dev.akin.core.ivf;

import dev.akin.core.index.IndexContract;

/** The contract with score-aware codes for fast scan, refined. */
final class ScannPqIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "SCANN16,PQ20x4fs,RFlat";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }

  @Override
  protected int smallestDimension() {
    return 20;
  }
}
