package dev.akin.core.index;

/**
 * The work after which an approximate search stops and answers with the best found so far. Exact
 * searches have no budget: stopped early they would not be exact.
 *
 * @param distances exact distances or code estimates that may be computed
 */
public record SearchBudget(long distances) {
  public SearchBudget {
    if (distances < 1) {
      throw new IllegalArgumentException(
          "a budget of %,d distances finds nothing".formatted(distances));
    }
  }

  /** No limit. */
  public static SearchBudget unlimited() {
    return new SearchBudget(Long.MAX_VALUE);
  }

  /** At most so many distances. */
  public static SearchBudget ofDistances(long distances) {
    return new SearchBudget(distances);
  }
}
