package dev.akin.core.pq;

/** Chooses the codes of a vector. Owned by one thread. */
interface CodeChoice {
  /**
   * Fills in the codes.
   *
   * @param vector {@code [dimension]}, as the metric prepared it
   * @param residual {@code [padded]}, the vector minus its origin, then zeros
   * @param codes {@code [subQuantizers]}
   */
  void choose(float[] vector, float[] residual, int[] codes);
}
