package dev.akin.core.rabitq;

import java.util.Arrays;

/**
 * The code of several bits whose direction is nearest to a vector's (Gao et al., "Practical and
 * Asymptotically Optimal Quantization of High-Dimensional Vectors in Euclidean Space for
 * Approximate Nearest Neighbor Search", SIGMOD 2025, §3.2). Scratch of one thread.
 *
 * <p>The codebook is the grid of half-integers y ∈ {±½, ±1½ … ±(2ᴮ⁻¹ − ½)}ᴰ, normalised. The best y
 * is the vector times some factor t, rounded to the grid, so t is swept and ⟨y, r⟩ / ‖y‖ kept up to
 * date: whenever t·|rᵢ| passes an integer, one coordinate of y grows by 1.
 *
 * <p>Deviation: the paper sweeps all D (2ᴮ⁻¹ − 1) such values. Here 32 factors around those that
 * suit normal coordinates, which a random rotation makes of most vectors, are tried first, and the
 * sweep goes from the neighbor below the best to the one above: the cosine lost is below 10⁻³
 * (tested against the whole sweep), and most of the sorting is saved.
 */
final class CodeSearch {
  private static final int FACTORS = 32;

  /** Where the grid ends, in standard deviations of the coordinates: least and most tried. */
  private static final double LEAST_REACH = 0.6;

  private static final double MOST_REACH = 12;

  private final int magnitudes;
  private final float[] absolutes;
  private final int[] levels;
  private long[] growth = new long[1_024];
  private double product;
  private double squares;

  /**
   * @param length D
   * @param bits B
   */
  CodeSearch(int length, int bits) {
    this.magnitudes = 1 << (bits - 1);
    this.absolutes = new float[length];
    this.levels = new int[length];
  }

  /** Finds the code of a vector. */
  void search(float[] vector) {
    double norm = 0;
    for (int i = 0; i < vector.length; i++) {
      absolutes[i] = Math.abs(vector[i]);
      norm += (double) vector[i] * vector[i];
    }
    if (norm == 0) {
      round(0);
      return;
    }
    double perDeviation = magnitudes / Math.sqrt(norm / vector.length);
    double ratio = Math.pow(MOST_REACH / LEAST_REACH, 1.0 / (FACTORS - 1));
    double factor = perDeviation / MOST_REACH;
    double best = factor;
    double bestCosine = 0;
    for (int i = 0; i < FACTORS; i++, factor *= ratio) {
      round(factor);
      double cosine = product / Math.sqrt(squares);
      if (cosine > bestCosine) {
        bestCosine = cosine;
        best = factor;
      }
    }
    sweep(best / ratio, best * ratio);
  }

  /** Rounds the vector times a factor to the grid. */
  private void round(double factor) {
    product = 0;
    squares = 0;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (int) Math.min(factor * absolutes[i], magnitudes - 1);
      double value = levels[i] + 0.5;
      product += value * absolutes[i];
      squares += value * value;
    }
  }

  /** Takes the best factor of a range. */
  void sweep(double from, double to) {
    int count = collectGrowth(from, to);
    Arrays.sort(growth, 0, count);
    round(from);
    double sweptProduct = product;
    double sweptSquares = squares;
    double best = product / Math.sqrt(squares);
    int kept = 0;
    int[] swept = levels.clone();
    for (int step = 0; step < count; step++) {
      int i = (int) growth[step];
      sweptProduct += absolutes[i];
      sweptSquares += 2.0 * (swept[i] + 1);
      swept[i]++;
      double cosine = sweptProduct / Math.sqrt(sweptSquares);
      if (cosine > best) {
        best = cosine;
        kept = step + 1;
        product = sweptProduct;
        squares = sweptSquares;
      }
    }
    for (int step = 0; step < kept; step++) {
      levels[(int) growth[step]]++;
    }
  }

  /** Where coordinates grow between two factors: the factor's bits above the coordinate. */
  private int collectGrowth(double from, double to) {
    int count = 0;
    for (int i = 0; i < levels.length; i++) {
      int last = (int) Math.min(to * absolutes[i], magnitudes - 1);
      for (int level = (int) Math.min(from * absolutes[i], magnitudes - 1) + 1;
          level <= last;
          level++) {
        if (count == growth.length) {
          growth = Arrays.copyOf(growth, 2 * count);
        }
        float factor = level / absolutes[i];
        growth[count++] = (long) Float.floatToRawIntBits(factor) << 32 | i;
      }
    }
    return count;
  }

  /** |yᵢ| − ½ of a coordinate. */
  int level(int i) {
    return levels[i];
  }

  /** Magnitudes of a coordinate, 2ᴮ⁻¹. */
  int magnitudes() {
    return magnitudes;
  }

  /** ⟨y, r⟩ of the code. */
  double product() {
    return product;
  }

  /** ‖y‖² of the code. */
  double squares() {
    return squares;
  }
}
