package dev.akin.engine;

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
 */
public record SearchOptions(
    boolean exact, OptionalInt efSearch, OptionalDouble recall, OptionalDouble scoreThreshold) {
  public static final int MAX_EF_SEARCH = 100_000;

  private static final SearchOptions DEFAULTS =
      new SearchOptions(false, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty());

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
  }

  public static SearchOptions defaults() {
    return DEFAULTS;
  }

  public SearchOptions withExact(boolean wanted) {
    return new SearchOptions(wanted, efSearch, recall, scoreThreshold);
  }

  public SearchOptions withEfSearch(int ef) {
    return new SearchOptions(exact, OptionalInt.of(ef), recall, scoreThreshold);
  }

  public SearchOptions withRecall(double floor) {
    return new SearchOptions(exact, efSearch, OptionalDouble.of(floor), scoreThreshold);
  }

  public SearchOptions withScoreThreshold(double lowest) {
    return new SearchOptions(exact, efSearch, recall, OptionalDouble.of(lowest));
  }
}
