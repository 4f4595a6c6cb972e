package dev.akin.core.hnsw;

import dev.akin.core.index.IndexContract;

/** The contract with M = 16: 3,000 clustered vectors, seed 1, default efSearch 64. */
final class HnswIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "HNSW16";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }
}
