package dev.akin.engine.proof;

/** The standard normal distribution. */
final class Normal {
  private Normal() {}

  /**
   * P(Z ≤ z), by the continued-fraction-free series of Marsaglia, "Evaluating the Normal
   * Distribution" (2004): φ(z)·(z + z³/3 + z⁵/(3·5) + …) + ½; absolute error below 1e-15 for |z| ≤
   * 7.
   */
  static double cumulative(double z) {
    if (z < -8) {
      return 0;
    }
    if (z > 8) {
      return 1;
    }
    double sum = z;
    double term = z;
    double previous = Double.NaN;
    for (int i = 3; sum != previous; i += 2) {
      previous = sum;
      term = term * z * z / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  }

  /** The z with {@link #cumulative} = share, by bisection to the last bits; share in (0, 1). */
  static double quantile(double share) {
    double low = -8;
    double high = 8;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
