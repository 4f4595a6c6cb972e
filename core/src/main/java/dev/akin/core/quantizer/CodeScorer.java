package dev.akin.core.quantizer;

/**
 * Estimates distances between one raw query and codes, block by block, in the metric's own terms:
 * squared for l2, {@code -dot}, {@code 1 - cosine}. Owned by one thread.
 */
public interface CodeScorer {
  /**
   * Takes the query that the following calls score; origin 0 is in force again.
   *
   * @param vector {@code [dimension]} values as the metric prepared them; copied
   */
  void query(float[] vector);

  /** Sets what the codes of the following blocks are relative to. */
  void origin(int origin);

  /**
   * Estimates the distances of one block. Places without a vector get some number.
   *
   * @param offset its first byte in the codes
   * @param places how many it has
   * @param estimates {@code [blockSize]}, receives one distance per place; what follows is scratch
   */
  void score(long offset, int places, float[] estimates);

  /**
   * Tells what distance is of no interest any more: a code whose bound excludes it may get any
   * estimate above the limit. Forgotten by {@link #query}; a hint that most scorers need not take.
   *
   * @param distance NaN for no limit
   */
  default void limit(float distance) {}

  /** Whether {@link #errorBounds} is known. */
  default boolean hasErrorBounds() {
    return false;
  }

  /**
   * How far below an estimate the true distance may lie, at the {@linkplain #epsilon set}
   * confidence: a code whose {@code estimate - bound} exceeds the k-th best distance need not be
   * refined.
   *
   * @param offset the first byte of its block in the codes
   * @param places how many that has
   * @param bounds receives one bound per place
   * @throws UnsupportedOperationException if there are no bounds
   */
  default void errorBounds(long offset, int places, float[] bounds) {
    throw new UnsupportedOperationException("these codes have no error bounds");
  }

  /**
   * Finds the codes of a block that a limit leaves in doubt: all of which {@code estimate - bound >
   * limit} does not hold, as {@link #score} and {@link #errorBounds} say; codes without bounds have
   * bounds of 0. Where most are excluded this may take less time than these.
   *
   * @param offset the first byte of its block in the codes
   * @param places how many that has
   * @param limit a distance; NaN leaves all in doubt
   * @param doubtful receives the codes, in place of what it had; of places without a vector any
   */
  default void findDoubtful(long offset, int places, float limit, DoubtfulCodes doubtful) {
    limit(limit);
    float[] estimates = doubtful.scratch();
    score(offset, places, estimates);
    doubtful.clear();
    for (int place = 0; place < places; place++) {
      if (!(estimates[place] > limit)) {
        doubtful.add(place, estimates[place], 0);
      }
    }
  }

  /**
   * Sets how many standard deviations {@link #errorBounds} counts; 0 if estimates are all that is
   * wanted. Without effect where there are no bounds.
   */
  default void epsilon(double deviations) {}
}
