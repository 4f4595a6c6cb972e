package dev.akin.eval.measure;

import java.time.Duration;

/**
 * How an index is measured.
 *
 * @param k neighbors per query
 * @param threads how many threads search at the same time, each with its own searcher
 * @param rounds timed rounds per setting, of which the median counts
 * @param warmUp how long searches run before the first round, for the compiler and the caches
 */
public record MeasureParameters(int k, int threads, int rounds, Duration warmUp) {
  public MeasureParameters {
    if (k < 1 || threads < 1 || rounds < 1 || warmUp.isNegative()) {
      throw new IllegalArgumentException(
          "k %,d, %,d threads, %,d rounds, warm-up %s: at least 1 of each, no negative time"
              .formatted(k, threads, rounds, warmUp));
    }
  }

  /** k 10, one thread, three rounds after two seconds. */
  public static MeasureParameters defaults() {
    return new MeasureParameters(10, 1, 3, Duration.ofSeconds(2));
  }

  /** These parameters with another k. */
  public MeasureParameters withK(int k) {
    return new MeasureParameters(k, threads, rounds, warmUp);
  }

  /** These parameters with another number of threads. */
  public MeasureParameters withThreads(int threads) {
    return new MeasureParameters(k, threads, rounds, warmUp);
  }

  /** These parameters with another number of rounds. */
  public MeasureParameters withRounds(int rounds) {
    return new MeasureParameters(k, threads, rounds, warmUp);
  }

  /** These parameters with another time to warm up. */
  public MeasureParameters withWarmUp(Duration warmUp) {
    return new MeasureParameters(k, threads, rounds, warmUp);
  }
}
