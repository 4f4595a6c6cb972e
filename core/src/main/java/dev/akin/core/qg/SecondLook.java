package dev.akin.core.qg;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;

/**
 * Exact distances of nodes that a walk has met without expanding them, where their estimates are so
 * near that they may yet be among the nearest: a walk that ends at the ef best estimates loses
 * neighbors whose estimates are a little too large. Scratch of one thread.
 *
 * <p>How far an estimate may be beyond the k-th distance is a share of that distance, {@code 1 /
 * √L} for codes of L coordinates. RaBitQ's error has the standard deviation {@code 1.5 / √L · ‖x −
 * c‖ ‖y − c‖} for a neighbor x of the node c (Gao &amp; Long, SIGMOD 2024, Theorem 3.2), so that is
 * two thirds of it where the three points are equally far from each other; more was measured to
 * cost more than it finds. Inner products have no scale of their own: for dot there is no
 * allowance.
 */
final class SecondLook {
  /** Rows that are asked for at once, so that memory answers them together. */
  private static final int TOGETHER = 8;

  private final QueryScorer scorer;
  private final float allowance;
  private final RowBatch batch = new RowBatch(TOGETHER);
  private NearestCandidates nearest = new NearestCandidates();
  private long limit;

  /** A look at nodes for the queries of a scorer. */
  SecondLook(QueryScorer scorer, Metric metric, int codeLength) {
    this.scorer = scorer;
    this.allowance = metric == Metric.DOT ? 0 : (float) (1 / Math.sqrt(codeLength));
  }

  /** Begins with the nearest of the expanded nodes, to which this adds. */
  void begin(NearestCandidates nearest) {
    this.nearest = nearest;
    batch.clear();
    limit();
  }

  private void limit() {
    limit = CandidateKey.WORST;
    if (nearest.isFull()) {
      float worst = CandidateKey.distance(nearest.threshold());
      limit = CandidateKey.of(worst + allowance * worst, 0);
    }
  }

  /** Whether a node with an estimate is worth its distance. */
  boolean isWorth(long estimate) {
    return estimate < limit;
  }

  /** Compares a node, now or soon. */
  void at(int node) {
    batch.add(node);
    if (batch.isFull()) {
      end();
    }
  }

  /** Compares what is left. */
  void end() {
    scorer.distances(batch);
    for (int i = 0; i < batch.count(); i++) {
      nearest.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
    }
    batch.clear();
    limit();
  }
}
