package dev.akin.eval.geometry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long vectors are. Norms decide how much the metrics differ: where all are equal, inner
 * product, cosine and Euclidean distance give the same order.
 *
 * @param zeros vectors of length zero; they are not in the figures that follow
 * @param quantiles of the others
 * @param mean of the others
 * @param deviation their standard deviation
 */
public record Norms(long zeros, Quantiles quantiles, double mean, double deviation) {
  /** The least, the 1st, 50th and 99th percentile and the largest. */
  public record Quantiles(double least, double p1, double p50, double p99, double largest) {}

  /**
   * Computes the figures.
   *
   * @param norms one per row; sorted by this
   */
  static Norms of(float[] norms) {
    Arrays.sort(norms);
    int zeros = 0;
    while (zeros < norms.length && norms[zeros] == 0) {
      zeros++;
    }
    int count = norms.length - zeros;
    if (count == 0) {
      return new Norms(zeros, new Quantiles(0, 0, 0, 0, 0), 0, 0);
    }
    double mean = 0;
    for (int i = zeros; i < norms.length; i++) {
      mean += (double) norms[i] / count;
    }
    double squares = 0;
    for (int i = zeros; i < norms.length; i++) {
      squares += (norms[i] - mean) * (norms[i] - mean);
    }
    Quantiles quantiles =
        new Quantiles(
            norms[zeros],
            at(norms, zeros, 0.01),
            at(norms, zeros, 0.5),
            at(norms, zeros, 0.99),
            norms[norms.length - 1]);
    return new Norms(zeros, quantiles, mean, Math.sqrt(squares / count));
  }

  /** The nearest rank. */
  private static double at(float[] sorted, int from, double share) {
    int count = sorted.length - from;
    return sorted[from + Math.clamp((int) Math.ceil(share * count) - 1, 0, count - 1)];
  }

  /** The coefficient of variation: the deviation in units of the mean, 0 if all are equal. */
  public double variation() {
    return mean == 0 ? 0 : deviation / mean;
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("zeros", zeros);
    json.put("least", quantiles.least);
    json.put("p1", quantiles.p1);
    json.put("p50", quantiles.p50);
    json.put("p99", quantiles.p99);
    json.put("largest", quantiles.largest);
    json.put("mean", mean);
    json.put("variation", variation());
    return json;
  }
}
