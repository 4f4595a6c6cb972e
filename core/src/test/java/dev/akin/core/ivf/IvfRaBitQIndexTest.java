package dev.akin.core.ivf;

import dev.akin.core.index.IndexContract;

/** The contract with codes that have error bounds, refined. */
final class IvfRaBitQIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "IVF16,RaBitQ,RFlat";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }
}
