package dev.akin.core.index;

import java.util.OptionalDouble;

/**
 * How exact and how expensive an answer may be.
 *
 * @param recall the share of true neighbors that is wanted; whoever has calibrated an index turns
 *     it into knobs, an index by itself follows its knobs
 * @param exact whether only the exact answer will do, at the cost of reading every matching vector
 * @param budget the work after which an approximate search answers with what it has
 * @param knobs settings of the index family, such as {@code efSearch}
 * @param within a distance, in the metric's own terms, beyond which no neighbor is of interest:
 *     such ones may be found or not; infinite if all are
 */
public record SearchParameters(
    OptionalDouble recall, boolean exact, SearchBudget budget, Knobs knobs, float within) {
  private static final SearchParameters DEFAULTS =
      new SearchParameters(
          OptionalDouble.empty(),
          false,
          SearchBudget.unlimited(),
          Knobs.none(),
          Float.POSITIVE_INFINITY);

  public SearchParameters {
    if (recall.isPresent() && !(recall.getAsDouble() > 0 && recall.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("recall " + recall.getAsDouble() + " is not in (0, 1]");
    }
    if (Float.isNaN(within)) {
      throw new IllegalArgumentException("within NaN: a distance is needed, or infinity");
    }
  }

  /** An approximate answer with the index's default knobs. */
  public static SearchParameters defaults() {
    return DEFAULTS;
  }

  /** These parameters with a recall floor. */
  public SearchParameters withRecall(double recall) {
    return new SearchParameters(OptionalDouble.of(recall), exact, budget, knobs, within);
  }

  /** These parameters with or without the demand for exactness. */
  public SearchParameters withExact(boolean exact) {
    return new SearchParameters(recall, exact, budget, knobs, within);
  }

  /** These parameters with a budget. */
  public SearchParameters withBudget(SearchBudget budget) {
    return new SearchParameters(recall, exact, budget, knobs, within);
  }

  /** These parameters with one more knob set. */
  public SearchParameters withKnob(String name, int value) {
    return new SearchParameters(recall, exact, budget, knobs.with(name, value), within);
  }

  /** These parameters without a knob. */
  public SearchParameters withoutKnob(String name) {
    return new SearchParameters(recall, exact, budget, knobs.without(name), within);
  }

  /** These parameters with a distance beyond which no neighbor is of interest. */
  public SearchParameters withWithin(float distance) {
    return new SearchParameters(recall, exact, budget, knobs, distance);
  }
}
