package dev.akin.core.kernel;

import java.util.Arrays;

/**
 * For each row of a panel the vector with the largest score so far, and that score; the lower
 * number where two are equal. Scratch of one thread, see {@link Kernels#largest}.
 */
public final class LargestProducts {
  final float[] scores = new float[RowPanel.ROWS];
  final int[] vectors = new int[RowPanel.ROWS];

  /** Nothing seen yet. */
  public LargestProducts() {
    clear();
  }

  /** Forgets what was seen. */
  public void clear() {
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    Arrays.fill(vectors, 0);
  }

  /** The vector for the row at a place of the panel; 0 if all its scores were NaN. */
  public int vector(int place) {
    return vectors[place];
  }

  /** The score of {@link #vector}. */
  public float score(int place) {
    return scores[place];
  }
}
