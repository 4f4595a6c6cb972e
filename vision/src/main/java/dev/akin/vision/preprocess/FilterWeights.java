package dev.akin.vision.preprocess;

/**
 * For every output pixel of one axis: which input pixels it mixes, and with which fixed-point
 * weights (Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc}).
 *
 * @param first {@code [out]}, first input pixel
 * @param weights {@code [out][taps]}, sums to 2^{@link #PRECISION}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record FilterWeights(int[] first, int[][] weights) {
  /** 32 bits less 8 for the sample and 2 for sign and overshoot. */
  static final int PRECISION = 22;

  static FilterWeights of(Resampling filter, int in, int out) {
    double scale = (double) in / out;
    // Enlarging keeps the filter as it is, reducing widens it: that is the antialiasing.
    double widening = Math.max(scale, 1);
    double support = filter.support() * widening;
    int[] first = new int[out];
    int[][] weights = new int[out][];
    for (int pixel = 0; pixel < out; pixel++) {
      double center = (pixel + 0.5) * scale;
      int from = Math.max(0, (int) (center - support + 0.5));
      int to = Math.min(in, (int) (center + support + 0.5));
      first[pixel] = from;
      weights[pixel] = fixedPoint(weightsAround(center, from, to, filter, widening));
    }
    return new FilterWeights(first, weights);
  }

  private static double[] weightsAround(
      double center, int from, int to, Resampling filter, double widening) {
    double[] weights = new double[to - from];
    double sum = 0;
    for (int tap = 0; tap < weights.length; tap++) {
      weights[tap] = filter.weight((tap + from - center + 0.5) * (1 / widening));
      sum += weights[tap];
    }
    for (int tap = 0; tap < weights.length && sum != 0; tap++) {
      weights[tap] /= sum;
    }
    return weights;
  }

  private static int[] fixedPoint(double[] weights) {
    int[] fixed = new int[weights.length];
    for (int tap = 0; tap < weights.length; tap++) {
      double scaled = weights[tap] * (1 << PRECISION);
      fixed[tap] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    return fixed;
  }
}
