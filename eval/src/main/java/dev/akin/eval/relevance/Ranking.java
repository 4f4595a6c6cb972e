package dev.akin.eval.relevance;

import java.util.Arrays;

/** A ranked answer to one query, as measures see it. Immutable, its arrays are not copied. */
public final class Ranking {
  private final double[] gains;
  private final int k;
  private final Wanted wanted;
  private final Pool pool;

  /**
   * What there was to find.
   *
   * @param ideal the gains of the best answer there could be, best first, at most {@code k}
   * @param relevant how many rows are relevant
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Wanted(double[] ideal, long relevant) {}

  /**
   * @param gains how relevant the rows of the answer are, by rank, at most {@code k}; 0 if not at
   *     all
   * @param k how many rows were asked for
   * @param pool which of them were judged
   */
  Ranking(double[] gains, int k, Wanted wanted, Pool pool) {
    this.gains = gains;
    this.k = k;
    this.wanted = wanted;
    this.pool = pool;
  }

  /**
   * A ranking where some rows are right, all right ones are equally good, and all others wrong.
   *
   * @param right which rows of the answer are, by rank
   * @param relevant how many right rows there are
   */
  public static Ranking ofRight(boolean[] right, int k, int relevant) {
    boolean[] judged = new boolean[Math.min(k, right.length)];
    Arrays.fill(judged, true);
    double[] gains = new double[Math.min(k, right.length)];
    for (int rank = 0; rank < gains.length; rank++) {
      gains[rank] = right[rank] ? 1 : 0;
    }
    double[] ideal = new double[Math.min(k, relevant)];
    Arrays.fill(ideal, 1);
    return new Ranking(gains, k, new Wanted(ideal, relevant), new Pool(judged, Long.MAX_VALUE));
  }

  double[] gains() {
    return gains;
  }

  int k() {
    return k;
  }

  double[] ideal() {
    return wanted.ideal;
  }

  long relevant() {
    return wanted.relevant;
  }

  Pool pool() {
    return pool;
  }

  /** The rank of the first relevant row, from 1 on; 0 if there is none. */
  int firstRelevant() {
    for (int rank = 1; rank <= gains.length; rank++) {
      if (gains[rank - 1] > 0) {
        return rank;
      }
    }
    return 0;
  }
}
