package dev.akin.eval.truth;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts how many of the exact neighbors an answer found.
 *
 * <p>Ties are fair: where several rows are as near as the k-th neighbor, any of them counts. So a
 * returned row is right if its true distance – computed here, not the index's estimate – is at most
 * that of the k-th exact neighbor, within the rounding of float arithmetic. A row returned twice
 * counts once. Owned by one thread.
 */
public final class RecallMeter {
  /** What float summation may shift a distance by, relative to it (l2, dot) or to 1 (cosine). */
  private static final float TOLERANCE = 1e-6f;

  private final TruthRequest request;
  private final GroundTruth truth;
  private final RowScorer scorer;
  private final float[] query;

  /** A meter of answers to the queries of a request, whose exact neighbors are known. */
  public RecallMeter(TruthRequest request, GroundTruth truth) {
    this.request = request;
    this.truth = truth;
    this.scorer = new RowScorer(request.base(), request.metric());
    this.query = new float[request.queries().dimension()];
  }

  /**
   * The share of the {@code at} nearest neighbors among the first {@code at} rows of an answer.
   *
   * @param queryNumber which query was answered
   * @param ordinals the answer, best first; may be shorter
   * @param at how deep to look, at most the truth's k
   * @throws IllegalArgumentException if an ordinal is none of the base's
   */
  public double recall(int queryNumber, int[] ordinals, int at) {
    boolean[] right = right(queryNumber, ordinals, at);
    int found = 0;
    for (boolean hit : right) {
      found += hit ? 1 : 0;
    }
    return (double) found / Math.min(at, truth.k());
  }

  /**
   * Which of the first {@code at} rows of an answer are among the {@code at} nearest neighbors, by
   * rank; as long as the answer, or {@code at} if that is shorter.
   *
   * @throws IllegalArgumentException if an ordinal is none of the base's
   */
  public boolean[] right(int queryNumber, int[] ordinals, int at) {
    int depth = Math.min(at, truth.k());
    float worst = truth.distance(queryNumber, depth - 1);
    float scale = request.metric() == Metric.COSINE ? 1 : Math.abs(worst);
    float bound = worst + TOLERANCE * scale;
    request.queries().copyTo(queryNumber, query);
    scorer.query(query);
    boolean[] right = new boolean[Math.min(depth, ordinals.length)];
    Set<Integer> seen = new HashSet<>();
    for (int rank = 0; rank < right.length; rank++) {
      requireRow(ordinals[rank]);
      right[rank] = seen.add(ordinals[rank]) && scorer.distance(ordinals[rank]) <= bound;
    }
    return right;
  }

  private void requireRow(int ordinal) {
    if (ordinal < 0 || ordinal >= request.base().size()) {
      throw new IllegalArgumentException(
          "an answer names row %,d of %,d".formatted(ordinal, request.base().size()));
    }
  }
}
