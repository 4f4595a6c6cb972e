package dev.akin.eval.measure;

import org.HdrHistogram.Histogram;

/**
 * What one timed round showed.
 *
 * @param searches how many there were
 * @param perSecond their rate over all threads together
 * @param cpuNanos processor time of all searching threads
 * @param latencies of every search, in nanoseconds
 */
record Round(long searches, double perSecond, long cpuNanos, Histogram latencies) {
  private static final double NANOS_PER_MICRO = 1e3;

  /** Nothing yet, to which lanes are added. */
  static Round empty() {
    return new Round(0, 0, 0, new Histogram(3));
  }

  /** This round with what another thread did at the same time. */
  Round plus(Round lane) {
    Histogram all = latencies.copy();
    all.add(lane.latencies);
    return new Round(
        searches + lane.searches, perSecond + lane.perSecond, cpuNanos + lane.cpuNanos, all);
  }

  double micros(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }

  double cpuMicros() {
    return searches == 0 ? 0 : cpuNanos / NANOS_PER_MICRO / searches;
  }
}
