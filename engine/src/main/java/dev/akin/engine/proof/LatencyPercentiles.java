package dev.akin.engine.proof;

import java.util.Arrays;

/**
 * Percentiles of search time by nearest rank: the smallest measured time that at least that share
 * of the searches kept. A proof takes a few thousand timings, so they are kept and sorted: exact,
 * and without a histogram's buckets.
 *
 * @param p50 the median in milliseconds
 * @param p99 the 99th percentile in milliseconds
 */
public record LatencyPercentiles(double p50, double p99) {
  public LatencyPercentiles {
    if (!(p50 >= 0 && p50 <= p99) || p99 == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("latency p50 " + p50 + " ms, p99 " + p99 + " ms");
    }
  }

  /** The percentiles of at least one time in nanoseconds; sorts a copy. */
  static LatencyPercentiles of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("latency percentiles need at least one timing");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new LatencyPercentiles(millis(sorted, 0.50), millis(sorted, 0.99));
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] * 1e-6;
  }
}
