package dev.akin.eval.geometry;

/**
 * How much is looked at. All rows are counted; what compares rows with each other takes a sample.
 *
 * @param rows sampled rows that are searched, at most
 * @param queries sampled rows that are searched with, at most
 * @param hubRows sampled rows that are compared each with each
 * @param seed of the sample and of everything random
 */
public record SurveyParameters(int rows, int queries, int hubRows, long seed) {
  /** Rows below which nothing is said. */
  static final int FEWEST = 100;

  /** Neighbors by which searches are compared. */
  static final int K = 10;

  /** Neighbors by which the intrinsic dimension is estimated. */
  static final int DEPTH = 20;

  public SurveyParameters {
    if (rows < FEWEST || queries < 1 || hubRows < FEWEST) {
      throw new IllegalArgumentException(
          "%,d rows, %,d queries, %,d rows for hubs: at least %d, 1 and %d"
              .formatted(rows, queries, hubRows, FEWEST, FEWEST));
    }
  }

  /** 20,000 rows, 1,000 queries, 10,000 rows for hubs. */
  public static SurveyParameters defaults() {
    return new SurveyParameters(20_000, 1_000, 10_000, 20_250_916L);
  }

  /** Another sample. */
  public SurveyParameters withSeed(long newSeed) {
    return new SurveyParameters(rows, queries, hubRows, newSeed);
  }
}
