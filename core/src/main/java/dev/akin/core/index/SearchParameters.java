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
 */
public record SearchParameters(
    OptionalDouble recall, boolean exact, SearchBudget budget, Knobs knobs) {
  private static final SearchParameters DEFAULTS =
      new SearchParameters(OptionalDouble.empty(), false, SearchBudget.unlimited(), Knobs.none());

  public SearchParameters {
    if (recall.isPresent() && !(recall.getAsDouble() > 0 && recall.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("recall " + recall.getAsDouble() + " is not in (0, 1]");
    }
  }

  /** An approximate answer with the index's default knobs. */
  public static SearchParameters defaults() {
    return DEFAULTS;
  }

  /** These parameters with a recall floor. */
  public SearchParameters withRecall(double recall) {
    return new SearchParameters(OptionalDouble.of(recall), exact, budget, knobs);
  }

  /** These parameters with or without the demand for exactness. */
  public SearchParameters withExact(boolean exact) {
    return new SearchParameters(recall, exact, budget, knobs);
  }

  /** These parameters with a budget. */
  public SearchParameters withBudget(SearchBudget budget) {
    return new SearchParameters(recall, exact, budget, knobs);
  }

  /** These parameters with one more knob set. */
  public SearchParameters withKnob(String name, int value) {
    return new SearchParameters(recall, exact, budget, knobs.with(name, value));
  }

  /** These parameters without a knob. */
  public SearchParameters withoutKnob(String name) {
    return new SearchParameters(recall, exact, budget, knobs.without(name));
  }
}
