package dev.akin.core.scalar;

/**
 * Changes the nearest codes of a row's values to others that suit it better. Owned by one thread.
 */
interface Rounding {
  /** Nearest codes stay. */
  Rounding NEAREST = (vector, residual, codes) -> {};

  /**
   * Changes codes in place.
   *
   * @param vector {@code [dimension]}
   * @param residual what is coded of it, the vector minus its origin
   * @param codes the nearest codes of the residual
   */
  void improve(float[] vector, float[] residual, int[] codes);
}
