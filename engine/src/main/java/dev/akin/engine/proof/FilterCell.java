package dev.akin.engine.proof;

import java.util.Locale;

/**
 * One cell of the filter matrix: searches under a filter that accepts a known share of the points.
 *
 * @param correlation how the accepted points lie to the query
 * @param selectivity the share of the points that is accepted, in (0, 1]
 * @param part what was measured
 */
public record FilterCell(Correlation correlation, double selectivity, PartRecall part) {
  /** How the points that a filter accepts lie to a query. */
  public enum Correlation {
    /** Anywhere. */
    NONE,
    /** Those that are nearest to it. */
    NEAR,
    /** Those that are farthest from it. */
    FAR
  }

  public FilterCell {
    if (!(selectivity > 0 && selectivity <= 1)) {
      throw new IllegalArgumentException("selectivity " + selectivity + ", must be in (0, 1]");
    }
  }

  /** Whether it is no filter at all. */
  public boolean isWhole() {
    return selectivity == 1;
  }

  /** What people call it: {@code a filter of 0.1 % near the query}. */
  public String describe() {
    String share =
        String.format(
            Locale.ROOT,
            selectivity >= 0.01 ? "a filter of %.0f %%" : "a filter of %.1f %%",
            100 * selectivity);
    return switch (correlation) {
      case NONE -> share;
      case NEAR -> share + " near the query";
      case FAR -> share + " far from the query";
    };
  }
}
