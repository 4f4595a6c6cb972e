package dev.akin.eval.compare;

import dev.akin.eval.measure.MeasureParameters;
import java.time.Duration;
import java.util.Optional;

/**
 * How indexes are compared.
 *
 * @param k neighbors per query
 * @param threads how many search at the same time
 * @param budget how long it may take, after the exact neighbors are known
 */
public record CompareParameters(int k, int threads, Duration budget) {
  private static final int ROUNDS = 3;

  public CompareParameters {
    if (k < 1 || threads < 1 || budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException(
          "k %,d, %,d threads, a budget of %s: at least 1 of each and some time"
              .formatted(k, threads, budget));
    }
  }

  /** k 10, one thread, ten minutes. */
  public static CompareParameters defaults() {
    return new CompareParameters(10, 1, Duration.ofMinutes(10));
  }

  /** These parameters with another k. */
  public CompareParameters withK(int k) {
    return new CompareParameters(k, threads, budget);
  }

  /** These parameters with another number of threads. */
  public CompareParameters withThreads(int threads) {
    return new CompareParameters(k, threads, budget);
  }

  /** These parameters with another budget. */
  public CompareParameters withBudget(Duration budget) {
    return new CompareParameters(k, threads, budget);
  }

  /** Three rounds; the pass for the quality has warmed most up before. */
  MeasureParameters measure() {
    return MeasureParameters.defaults()
        .withK(k)
        .withThreads(threads)
        .withRounds(ROUNDS)
        .withWarmUp(share(1_000, Duration.ofMillis(300)));
  }

  /** The longest that a pass for the quality of a setting may take. */
  public Duration qualityPass() {
    return share(90, Duration.ofSeconds(10));
  }

  /** The longest that a timed round may take. */
  public Duration round() {
    return share(300, Duration.ofSeconds(3));
  }

  /**
   * How long a process of its own searches before the system is asked what it has in memory; not at
   * all within a budget in which starting the processes would be what is measured.
   */
  public Optional<Duration> residentProbe() {
    return budget.compareTo(Duration.ofMinutes(2)) < 0
        ? Optional.empty()
        : Optional.of(share(400, Duration.ofSeconds(2)));
  }

  private Duration share(int parts, Duration most) {
    Duration share = budget.dividedBy(parts);
    return share.compareTo(most) < 0 ? share : most;
  }
}
