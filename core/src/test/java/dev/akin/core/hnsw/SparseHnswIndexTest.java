package dev.akin.core.hnsw;

import dev.akin.core.index.IndexContract;

/**
 * The contract with M = 5, where filtered queries walk down to 1,280 matches instead of scanning.
 */
final class SparseHnswIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "HNSW5";
  }

  @Override
  protected double recallFloor() {
    return 0.9;
  }
}
