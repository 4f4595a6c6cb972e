package dev.akin.core.hnsw;

import dev.akin.core.index.IndexContract;

/** The contract with a graph that is walked by codes of 8 bits per value. */
final class HnswScalarIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "HNSW16,SQ8";
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
