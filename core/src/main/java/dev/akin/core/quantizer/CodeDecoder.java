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
   * @param block its block's number in the codes, from 0
   * @param place its place in the block
   * @param target takes {@code dimension} values; what follows them stays
   */
  void decode(int block, int place, float[] target);
}
