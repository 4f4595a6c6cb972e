package dev.akin.core.hnsw;

import dev.akin.core.index.IndexContract;

/** The contract with a graph that is walked by product codes, refined. */
final class HnswPqIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "HNSW16,PQ20,RFlat";
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
