package dev.akin.visualsearch.dataset;

/**
 * What is taken of what the pictures yield.
 *
 * @param size how many rows
 * @param holdOut which pictures give queries
 * @param seed of the choice among a picture's rows
 * @param threads that decode and extract
 */
public record DatasetParameters(Size size, HoldOut holdOut, long seed, int threads) {
  /**
   * Numbers of rows.
   *
   * @param base at least 1; {@link #ALL} takes what there is
   * @param queries at least 0; {@link #ALL} takes what there is
   */
  public record Size(int base, int queries) {
    /** As many as are found. */
    public static final int ALL = Integer.MAX_VALUE;

    public Size {
      if (base < 1 || queries < 0) {
        throw new IllegalArgumentException(
            "%,d rows and %,d queries: at least 1 and 0 are possible".formatted(base, queries));
      }
    }
  }

  public DatasetParameters {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " is below 1");
    }
  }

  /** So many rows, no queries, seed 1, a thread per core. */
  public static DatasetParameters ofRows(int base) {
    return new DatasetParameters(
        new Size(base, 0), HoldOut.none(), 1, Runtime.getRuntime().availableProcessors());
  }

  /** With so many queries from the pictures that are held out. */
  public DatasetParameters withQueries(int queries, HoldOut newHoldOut) {
    return new DatasetParameters(new Size(size.base, queries), newHoldOut, seed, threads);
  }

  public DatasetParameters withSeed(long newSeed) {
    return new DatasetParameters(size, holdOut, newSeed, threads);
  }

  public DatasetParameters withThreads(int count) {
    return new DatasetParameters(size, holdOut, seed, count);
  }
}
