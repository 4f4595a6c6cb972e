package dev.akin.eval.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast a setting was: medians over rounds.
 *
 * @param queriesPerSecond of all threads together
 * @param p50Micros the latency that half of the searches kept
 * @param p99Micros the latency that all but a hundredth kept
 * @param cpuMicros processor time per search
 */
public record Speed(double queriesPerSecond, double p50Micros, double p99Micros, double cpuMicros) {
  static Speed of(List<Round> rounds) {
    return new Speed(
        median(rounds, Round::perSecond),
        median(rounds, round -> round.micros(50)),
        median(rounds, round -> round.micros(99)),
        median(rounds, Round::cpuMicros));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
