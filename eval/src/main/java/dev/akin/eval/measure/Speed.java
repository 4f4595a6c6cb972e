package dev.akin.eval.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How fast a setting was: medians over rounds.
 *
 * @param queriesPerSecond of all threads together
 * @param latencies of single searches; under an offered load from the time that a query was to come
 *     at, waiting included
 * @param cpuMicros processor time per search
 * @param offeredPerSecond queries that came per second, whether or not they were answered; empty if
 *     each thread asked again when it had its answer
 */
public record Speed(
    double queriesPerSecond,
    Latencies latencies,
    double cpuMicros,
    OptionalDouble offeredPerSecond) {
  /** What may be missing of an offered rate: a queue that grows misses more within a round. */
  private static final double HELD = 0.99;

  /** Whether as many queries were answered as came; true where none were offered. */
  public boolean holdsRate() {
    return offeredPerSecond.isEmpty() || queriesPerSecond >= HELD * offeredPerSecond.getAsDouble();
  }

  static Speed of(List<Round> rounds, OptionalDouble offeredPerSecond) {
    return new Speed(
        median(rounds, Round::perSecond),
        new Latencies(
            median(rounds, round -> round.micros(50)),
            median(rounds, round -> round.micros(90)),
            median(rounds, round -> round.micros(99)),
            median(rounds, round -> round.micros(99.9))),
        median(rounds, Round::cpuMicros),
        offeredPerSecond);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
