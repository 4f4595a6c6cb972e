package dev.akin.core.ivf;

import dev.akin.core.index.IndexContract;

/** The contract with lists found by a graph over their centroids. */
final class IvfHnswIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "IVF32_HNSW8,Flat";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }
}
