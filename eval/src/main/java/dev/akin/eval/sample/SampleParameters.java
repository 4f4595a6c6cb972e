package dev.akin.eval.sample;

/**
 * How many rows stand for all.
 *
 * @param rows that are searched, at most
 * @param queries that are searched with, at most
 * @param seed of the choice
 */
public record SampleParameters(int rows, int queries, long seed) {
  /** Rows below which nothing is said. */
  public static final int FEWEST = 100;

  public SampleParameters {
    if (rows < FEWEST || queries < 1) {
      throw new IllegalArgumentException(
          "a sample of %,d rows and %,d queries: at least %d and 1"
              .formatted(rows, queries, FEWEST));
    }
  }
}
