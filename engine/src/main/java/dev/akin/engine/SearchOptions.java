package dev.akin.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How hard to search, where a request wants other than the collection's contract.
 *
 * @param exact whether the answer must be the true one, whatever it costs
 * @param efSearch candidates that a graph search keeps, as HNSW defines it; empty takes the
 *     calibrated number
 * @param recall the recall floor of this request in (0, 1]; empty takes the contract's
 * @param scoreThreshold the lowest score that is still a result; empty takes any
 * @param timeout how long the answer is waited for, more than zero, at most a day; empty takes the
 *     engine's
 */
public record SearchOptions(
    boolean exact,
    OptionalInt efSearch,
    OptionalDouble recall,
    OptionalDouble scoreThreshold,
    Optional<Duration> timeout) {
  public static final int MAX_EF_SEARCH = 100_000;

  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

  private static final SearchOptions DEFAULTS =
      new SearchOptions(
          false,
          OptionalInt.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty());

  public SearchOptions {
    int ef = efSearch.orElse(1);
    if (ef < 1 || ef > MAX_EF_SEARCH) {
      throw new IllegalArgumentException("efSearch " + ef + ", must be 1 to " + MAX_EF_SEARCH);
    }
    double floor = recall.orElse(1);
    if (!(floor > 0 && floor <= 1)) {
      throw new IllegalArgumentException("recall " + floor + ", must be in (0, 1]");
    }
    if (Double.isNaN(scoreThreshold.orElse(0))) {
      throw new IllegalArgumentException("scoreThreshold NaN, must be a number");
    }
    timeout.ifPresent(SearchOptions::requireTimeout);
  }

  public static SearchOptions defaults() {
    return DEFAULTS;
  }

  public SearchOptions withExact(boolean wanted) {
    return new SearchOptions(wanted, efSearch, recall, scoreThreshold, timeout);
  }

  public SearchOptions withEfSearch(int ef) {
    return new SearchOptions(exact, OptionalInt.of(ef), recall, scoreThreshold, timeout);
  }

  public SearchOptions withRecall(double floor) {
    return new SearchOptions(exact, efSearch, OptionalDouble.of(floor), scoreThreshold, timeout);
  }

  public SearchOptions withScoreThreshold(double lowest) {
    return new SearchOptions(exact, efSearch, recall, OptionalDouble.of(lowest), timeout);
  }

  public SearchOptions withTimeout(Duration patience) {
    return new SearchOptions(exact, efSearch, recall, scoreThreshold, Optional.of(patience));
  }

  /** The options without what does not change the answer. */
  SearchOptions withoutTimeout() {
    return new SearchOptions(exact, efSearch, recall, scoreThreshold, Optional.empty());
  }

  static void requireTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "timeout %s, must be more than 0 and at most %s".formatted(timeout, LONGEST_TIMEOUT));
    }
  }
}
