package dev.akin.core.mutable;

import dev.akin.core.index.MutableIndexContract;

/**
 * The contract with lists of codes that have error bounds, refined by what they are compacted of.
 */
final class GrowingIndexTest extends MutableIndexContract {
  @Override
  protected String specification() {
    return "IVF16,RaBitQ,RFlat";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }
}
