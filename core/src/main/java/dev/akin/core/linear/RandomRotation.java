package dev.akin.core.linear;

import dev.akin.core.kernel.Kernels;

/**
 * A random orthogonal transform in O(D log D), by Hadamard transforms: the P⁻¹ of the RaBitQ paper.
 *
 * <p>The paper (§3.1.2) samples a dense orthogonal matrix, which costs D² per vector. Here, as in
 * its authors' library, four rounds of random sign flips and a fast Hadamard transform mix the
 * coordinates; where D is no power of two, rounds alternate between the first and the last 2ᵗ
 * coordinates, and a step of Kac's walk mixes the two halves. Every step is orthogonal, so the
 * whole is, and inner products survive. The signs are the bits of SplitMix64 from the seed: the
 * same seed gives the same rotation on every machine and for ever, because stored codes depend on
 * it.
 *
 * <p>Immutable and thread-safe.
 */
public final class RandomRotation {
  private static final float ROOT_HALF = (float) Math.sqrt(0.5);

  private final int length;
  private final int window;
  private final int rounds;
  private final float[] signs;

  /**
   * A rotation of vectors of a length.
   *
   * @param length D, at least 1
   */
  public RandomRotation(int length, long seed) {
    if (length < 1) {
      throw new IllegalArgumentException("rotation of %,d values".formatted(length));
    }
    this.length = length;
    this.window = Integer.highestOneBit(length);
    this.rounds = window == length ? 4 : 8;
    this.signs = new float[rounds * length];
    for (int i = 0; i < signs.length; i++) {
      long word = splitMix(seed + (1L + i / Long.SIZE) * 0x9E3779B97F4A7C15L);
      signs[i] = (word >>> i % Long.SIZE & 1) == 0 ? 1 : -1;
    }
  }

  /** Values that it keeps: its signs. */
  public int values() {
    return signs.length;
  }

  /**
   * Rotates in place.
   *
   * @param vector at least D values; those behind stay
   */
  public void apply(float[] vector) {
    for (int round = 0; round < rounds; round++) {
      flip(vector, round * length);
      hadamard(vector, round % 2 == 0 ? 0 : length - window);
      if (window != length) {
        mixHalves(vector);
      }
    }
  }

  /** Undoes {@link #apply}: every step is its own inverse. */
  public void invert(float[] vector) {
    for (int round = rounds - 1; round >= 0; round--) {
      if (window != length) {
        mixHalves(vector);
      }
      hadamard(vector, round % 2 == 0 ? 0 : length - window);
      flip(vector, round * length);
    }
  }

  private void flip(float[] vector, int from) {
    for (int i = 0; i < length; i++) {
      vector[i] *= signs[from + i];
    }
  }

  /** The orthonormal Walsh–Hadamard transform of the window that begins at {@code from}. */
  private void hadamard(float[] vector, int from) {
    if (window < 4) {
      smallest(vector, from);
      return;
    }
    Kernels.hadamard(vector, from, window);
  }

  /** The transform of one value, which is nothing, or of two. */
  private void smallest(float[] vector, int from) {
    if (window == 2) {
      float first = vector[from];
      float second = vector[from + 1];
      vector[from] = (first + second) * ROOT_HALF;
      vector[from + 1] = (first - second) * ROOT_HALF;
    }
  }

  /** One step of Kac's walk: every coordinate of the first half with its partner in the second. */
  private void mixHalves(float[] vector) {
    Kernels.butterfly(vector, length / 2, ROOT_HALF);
  }

  /** The output function of SplitMix64 (Steele, Lea &amp; Flood 2014). */
  private static long splitMix(long state) {
    long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
