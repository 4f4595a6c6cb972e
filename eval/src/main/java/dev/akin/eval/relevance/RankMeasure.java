package dev.akin.eval.relevance;

import java.util.Arrays;

/**
 * How good a ranked answer is: the measures of information retrieval, cut off at k, as trec_eval
 * defines them but for {@link #AVERAGE_PRECISION}. All are between 0 and 1.
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
