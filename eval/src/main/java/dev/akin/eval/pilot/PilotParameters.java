package dev.akin.eval.pilot;

/**
 * How much a pilot measures.
 *
 * @param rows of the larger sample
 * @param queries that are held out
 * @param k neighbors asked for
 * @param seed of the sample and of the builds
 */
public record PilotParameters(int rows, int queries, int k, long seed) {
  /** The smaller sample has one row in so many of the larger one's. */
  static final int SMALLER = 4;

  /** Rows below which a law of growth says nothing. */
  public static final int FEWEST = 2_000;

  public PilotParameters {
    if (rows < FEWEST || queries < 1 || k < 1) {
      throw new IllegalArgumentException(
          "a pilot of %,d rows, %,d queries, k %,d: at least %,d, 1 and 1"
              .formatted(rows, queries, k, FEWEST));
    }
  }

  /** 20,000 rows and 300 queries at k = 10. */
  public static PilotParameters defaults() {
    return new PilotParameters(20_000, 300, 10, 20_261_130L);
  }

  public PilotParameters withK(int newK) {
    return new PilotParameters(rows, queries, newK, seed);
  }

  public PilotParameters withRows(int newRows) {
    return new PilotParameters(newRows, queries, k, seed);
  }
}
