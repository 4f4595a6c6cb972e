package dev.akin.core.refine;

import dev.akin.core.index.IndexContract;

/** The contract with a code that a better one refines. */
final class CodeRefinedIndexTest extends IndexContract {
  @Override
  protected String specification() {
    return "PQ8,Refine(SQ8)";
  }

  @Override
  protected double recallFloor() {
    return 0.7;
  }

  @Override
  protected boolean isExactWhenAsked() {
    return false;
  }

  @Override
  protected double distanceTolerance() {
    return 0.05;
  }

  @Override
  protected int smallestDimension() {
    return 8;
  }
}
