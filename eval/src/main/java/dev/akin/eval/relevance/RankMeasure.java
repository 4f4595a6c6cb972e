package dev.akin.eval.relevance;

import java.util.Arrays;

/**
 * How good a ranked answer is: the measures of information retrieval, cut off at k, as trec_eval
 * defines them but for {@link #AVERAGE_PRECISION} and {@link #BINARY_PREFERENCE}. All are between 0
 * and 1.
 */
public enum RankMeasure {
  /** The share of the k rows that are relevant. */
  PRECISION("precision", "precision") {
    @Override
    double of(Ranking ranking) {
      return (double) relevantUntil(ranking, ranking.gains().length) / ranking.k();
    }
  },

  /** Whether any of the k rows is relevant. */
  SUCCESS("success", "success") {
    @Override
    double of(Ranking ranking) {
      return ranking.firstRelevant() == 0 ? 0 : 1;
    }
  },

  /** One by the rank of the first relevant row, 0 if it is not among the k. */
  RECIPROCAL_RANK("mrr", "MRR") {
    @Override
    double of(Ranking ranking) {
      int first = ranking.firstRelevant();
      return first == 0 ? 0 : 1.0 / first;
    }
  },

  /**
   * The gains, each divided by log₂(rank + 1), as a share of what the best answer would have
   * (Järvelin and Kekäläinen 2002). Gains are the grades themselves, not 2 to their power.
   */
  NDCG("ndcg", "nDCG") {
    @Override
    double of(Ranking ranking) {
      return discounted(ranking.gains()) / discounted(ranking.ideal());
    }
  },

  /**
   * The mean of the precisions at the ranks of relevant rows. Divided by how many relevant rows k
   * ranks could hold; trec_eval divides by all there are, which with thousands of relevant rows, as
   * labels have them, says nothing.
   */
  AVERAGE_PRECISION("map", "MAP") {
    @Override
    double of(Ranking ranking) {
      double sum = 0;
      for (int rank = 1; rank <= ranking.gains().length; rank++) {
        if (ranking.gains()[rank - 1] > 0) {
          sum += (double) relevantUntil(ranking, rank) / rank;
        }
      }
      return sum / Math.min(ranking.relevant(), ranking.k());
    }
  },

  /**
   * The share of the answer's rows that were judged at all. Where it is far below 1, the others
   * take for irrelevant what nobody looked at, and {@link #BINARY_PREFERENCE} is to be read
   * instead.
   */
  JUDGED("judged", "judged") {
    @Override
    double of(Ranking ranking) {
      int rows = ranking.gains().length;
      return rows == 0 ? 0 : (double) ranking.pool().judgedRows() / rows;
    }
  },

  /**
   * How rarely rows that were judged irrelevant stand before relevant ones; rows that nobody judged
   * do not count (Buckley and Voorhees, Retrieval Evaluation with Incomplete Information, SIGIR
   * 2004). With R relevant and N irrelevant rows that were judged,
   *
   * <pre>  bpref = 1/R · Σ over relevant rows found (1 − min(R, irrelevant before it) / min(R, N))
   * </pre>
   *
   * which is trec_eval's since its version 8: the paper divides by R also where fewer irrelevant
   * rows than that were judged. Ours differs in the first factor, 1 / min(R, k), as in {@link
   * #AVERAGE_PRECISION}.
   */
  BINARY_PREFERENCE("bpref", "bpref") {
    @Override
    double of(Ranking ranking) {
      double bound = Math.min(ranking.relevant(), ranking.pool().irrelevant());
      double sum = 0;
      int irrelevant = 0;
      for (int rank = 0; rank < ranking.gains().length; rank++) {
        if (ranking.gains()[rank] > 0) {
          sum += irrelevant == 0 ? 1 : 1 - Math.min(ranking.relevant(), irrelevant) / bound;
        } else if (ranking.pool().judged()[rank]) {
          irrelevant++;
        }
      }
      return sum / Math.min(ranking.relevant(), ranking.k());
    }
  };

  private final String key;
  private final String title;

  RankMeasure(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /**
   * The measure with a name in JSON.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RankMeasure ofKey(String key) {
    return Arrays.stream(values())
        .filter(measure -> measure.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure is called " + key));
  }

  /** Its value for an answer to a query that has relevant rows. */
  abstract double of(Ranking ranking);

  /** Its name in JSON and CSV. */
  public String key() {
    return key;
  }

  /** Its name as people know it. */
  public String title() {
    return title;
  }

  private static int relevantUntil(Ranking ranking, int ranks) {
    int relevant = 0;
    for (int rank = 0; rank < ranks; rank++) {
      relevant += ranking.gains()[rank] > 0 ? 1 : 0;
    }
    return relevant;
  }

  private static double discounted(double[] gains) {
    double sum = 0;
    for (int rank = 1; rank <= gains.length; rank++) {
      sum += gains[rank - 1] * Math.log(2) / Math.log(rank + 1.0);
    }
    return sum;
  }
}
