package dev.akin.engine.proof;

import java.time.Duration;

/**
 * How much of a search a {@link LatencyTrial} times.
 *
 * @param seed of the arrival times
 * @param timings how many searches are timed, unless the time limit cuts them short
 * @param timeLimit of the timed part; one pass over the queries is timed in any case where one
 *     client waits for each answer
 * @param clients threads that search at the same time where the contract states a rate
 */
public record LatencyParameters(long seed, int timings, Duration timeLimit, int clients) {
  public LatencyParameters {
    if (timings < 1 || clients < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException(
          "latency: %d timings, %d clients, time limit %s".formatted(timings, clients, timeLimit));
    }
  }

  /** 2,000 timings within 5 s, as many clients as cores. */
  public static LatencyParameters defaults() {
    return new LatencyParameters(
        1, 2_000, Duration.ofSeconds(5), Runtime.getRuntime().availableProcessors());
  }

  public LatencyParameters withSeed(long newSeed) {
    return new LatencyParameters(newSeed, timings, timeLimit, clients);
  }

  public LatencyParameters withTimings(int newTimings) {
    return new LatencyParameters(seed, newTimings, timeLimit, clients);
  }
}
