package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.RowScorer;

/**
 * SELECT-NEIGHBORS-HEURISTIC, Algorithm 4 of the paper: from candidates in order of distance, keep
 * one only if it is nearer to the base than to every neighbor kept so far. Links then point in all
 * directions instead of into the nearest cluster.
 *
 * <p>As in the authors' own code, candidates are not extended by their neighbors and pruned ones
 * are not kept. Owned by one thread.
 */
public final class NeighborSelection {
  private static final int GROUP = 4;

  private final RowScorer scorer;
  private final RowBatch batch = new RowBatch(GROUP);

  /** A selection that may set the scorer's query. */
  public NeighborSelection(RowScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Selects at most {@code max} of the first {@code count} candidates, sorted keys whose distances
   * are to the base, and moves them to the front.
   *
   * @return how many were selected
   */
  public int select(long[] candidates, int count, int max) {
    return extend(candidates, 0, count, max);
  }

  /**
   * Goes on with a selection whose first {@code already} candidates, in any order, are selected;
   * those behind are sorted.
   *
   * @return how many are selected then, in front
   */
  int extend(long[] candidates, int already, int count, int max) {
    int selected = already;
    for (int i = already; i < count && selected < max; i++) {
      if (isNearestToBase(candidates[i], candidates, selected)) {
        candidates[selected++] = candidates[i];
      }
    }
    return selected;
  }

  private boolean isNearestToBase(long candidate, long[] selected, int count) {
    float distanceToBase = CandidateKey.distance(candidate);
    if (count > 0) {
      scorer.queryRow(CandidateKey.ordinal(candidate));
    }
    for (int from = 0; from < count; from += GROUP) {
      batch.clear();
      for (int i = from; i < Math.min(from + GROUP, count); i++) {
        batch.add(CandidateKey.ordinal(selected[i]));
      }
      scorer.score(batch);
      for (int i = 0; i < batch.count(); i++) {
        if (batch.distance(i) < distanceToBase) {
          return false;
        }
      }
    }
    return true;
  }
}
