package dev.akin.eval.relevance;

/** What is known about which rows are relevant to which query. Immutable and thread-safe. */
public interface Judgments {
  /** What the judgments are, for people: {@code labels}, {@code graded judgments}. */
  String source();

  /** The measure that says most with such judgments: by which settings are compared. */
  RankMeasure leading();

  /** How many queries they are about. */
  int queries();

  /**
   * How relevant a row is to a query.
   *
   * @return 0 for a row that is not, more for more
   */
  double gain(int query, int ordinal);

  /** Whether it is known that a row is relevant to a query, or that it is not. */
  boolean isJudged(int query, int ordinal);

  /** How many rows are known to be irrelevant to a query. */
  long irrelevant(int query);

  /** How many rows are relevant to a query; a query without any is not judged. */
  long relevant(int query);

  /**
   * The gains of the best answer there could be.
   *
   * @return at most {@code k} gains above 0, best first
   */
  double[] ideal(int query, int k);

  /**
   * A ranked answer with what there was to find.
   *
   * @param ordinals the answer, best first
   * @param k how many were asked for
   */
  default Ranking ranking(int query, int[] ordinals, int k) {
    double[] gains = new double[Math.min(k, ordinals.length)];
    boolean[] judged = new boolean[gains.length];
    for (int rank = 0; rank < gains.length; rank++) {
      gains[rank] = gain(query, ordinals[rank]);
      judged[rank] = isJudged(query, ordinals[rank]);
    }
    Ranking.Wanted wanted = new Ranking.Wanted(ideal(query, k), relevant(query));
    return new Ranking(gains, k, wanted, new Pool(judged, irrelevant(query)));
  }
}
