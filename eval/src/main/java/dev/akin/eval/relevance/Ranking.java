package dev.akin.eval.relevance;

import java.util.Arrays;

/** A ranked answer to one query, as measures see it. Immutable, its arrays are not copied. */
public final class Ranking {
  private final double[] gains;
  private final int k;
  private final double[] ideal;
  private final long relevant;

  /**
   * @param gains how relevant the rows of the answer are, by rank, at most {@code k}; 0 if not at
   *     all
   * @param k how many rows were asked for
   * @param ideal the gains of the best answer there could be, best first, at most {@code k}
   * @param relevant how many rows are relevant
   */
  Ranking(double[] gains, int k, double[] ideal, long relevant) {
    this.gains = gains;
    this.k = k;
    this.ideal = ideal;
    this.relevant = relevant;
  }

  /**
   * A ranking where some rows are right and all right ones are equally good.
   *
   * @param right which rows of the answer are, by rank
   * @param relevant how many right rows there are
   */
  public static Ranking ofRight(boolean[] right, int k, int relevant) {
    double[] gains = new double[Math.min(k, right.length)];
    for (int rank = 0; rank < gains.length; rank++) {
      gains[rank] = right[rank] ? 1 : 0;
    }
    double[] ideal = new double[Math.min(k, relevant)];
    Arrays.fill(ideal, 1);
    return new Ranking(gains, k, ideal, relevant);
  }

  double[] gains() {
    return gains;
  }

  int k() {
    return k;
  }

  double[] ideal() {
    return ideal;
  }

  long relevant() {
    return relevant;
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
