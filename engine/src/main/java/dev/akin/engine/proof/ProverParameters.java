package dev.akin.engine.proof;

import java.time.Duration;

/**
 * How much a {@link Prover} measures.
 *
 * @param seed of the bootstrap and of the arrival times
 * @param timings how many searches are timed, unless the time limit cuts them short
 * @param timeLimit of the timed part; one pass over the queries is timed in any case where one
 *     client waits for each answer
 * @param clients threads that search at the same time where the contract states a rate
 */
public record ProverParameters(long seed, int timings, Duration timeLimit, int clients) {
  public ProverParameters {
    if (timings < 1 || clients < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException(
          "prover: %d timings, %d clients, time limit %s".formatted(timings, clients, timeLimit));
    }
  }

  /** 2,000 timings within 5 s, as many clients as cores. */
  public static ProverParameters defaults() {
    return new ProverParameters(
        1, 2_000, Duration.ofSeconds(5), Runtime.getRuntime().availableProcessors());
  }

  public ProverParameters withSeed(long newSeed) {
    return new ProverParameters(newSeed, timings, timeLimit, clients);
  }

  public ProverParameters withTimings(int newTimings) {
    return new ProverParameters(seed, newTimings, timeLimit, clients);
  }
}
