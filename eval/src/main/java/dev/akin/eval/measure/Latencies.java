package dev.akin.eval.measure;

/**
 * How long searches took, in microseconds: the time that a share of them kept. Of fewer than a
 * thousand searches a round, the last is the slowest of them.
 *
 * @param p50 half of them
 * @param p90 all but a tenth
 * @param p99 all but a hundredth
 * @param p999 all but a thousandth
 */
public record Latencies(double p50, double p90, double p99, double p999) {}
