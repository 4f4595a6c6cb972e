package dev.akin.core.quantizer;

/**
 * Reconstructs vectors from codes: for each the vector whose distances the scorer estimates. Owned
 * by one thread.
 */
public interface CodeDecoder {
  /** Sets what the codes of the following blocks are relative to; origin 0 at first. */
  void origin(int origin);

  /**
   * Writes the vector that a code stands for.
   *
   * @param offset the first byte of its block in the codes
   * @param places how many the block has
   * @param place that of the code
   * @param target takes {@code dimension} values; what follows them stays
   */
  void decode(long offset, int places, int place, float[] target);
}
