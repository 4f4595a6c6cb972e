package dev.akin.eval.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast a setting was: medians over rounds.
 *
 * @param queriesPerSecond of all threads together
 * @param latencies of single searches
 * @param cpuMicros processor time per search
 */
public record Speed(double queriesPerSecond, Latencies latencies, double cpuMicros) {
  static Speed of(List<Round> rounds) {
    return new Speed(
        median(rounds, Round::perSecond),
        new Latencies(
            median(rounds, round -> round.micros(50)),
            median(rounds, round -> round.micros(90)),
            median(rounds, round -> round.micros(99)),
            median(rounds, round -> round.micros(99.9))),
        median(rounds, Round::cpuMicros));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
