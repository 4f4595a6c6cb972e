package dev.akin.core.qg;

import dev.akin.core.graph.VisitedNodes;
import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.CandidatePool;
import java.util.Arrays;

/**
 * The walk of SymphonyQG (Gou et al. 2025, Algorithm 2): expand the nearest waiting candidate,
 * compute its exact distance, estimate those of its neighbors, until none of the ef best waits.
 * Scratch of one thread.
 *
 * <p>A node may wait several times, with estimates from several of its neighbors: the best one
 * decides when it is expanded, which happens once. So fewer than ef different nodes are expanded.
 */
final class BeamSearch {
  private final Records records;
  private final QueryScorer scorer;
  private final CandidatePool pool = new CandidatePool();
  private final VisitedNodes expanded;
  private long[] found = new long[256];
  private int count;

  /** A walk along records for the queries of a scorer. */
  BeamSearch(Records records, QueryScorer scorer) {
    this.records = records;
    this.scorer = scorer;
    this.expanded = new VisitedNodes(records.size());
  }

  /**
   * Walks for the query that the scorer has.
   *
   * @param entry the node to begin with
   * @param ef candidates kept
   * @param budget distances and estimates after which the walk ends
   * @return whether the budget ended it
   */
  boolean run(int entry, int ef, long budget) {
    pool.reset(ef);
    expanded.clear();
    count = 0;
    pool.offer(CandidateKey.of(Float.MAX_VALUE, entry));
    for (int node = pool.expandNext(); node >= 0; node = pool.expandNext()) {
      if (expanded.add(node)) {
        expand(node);
        if (scorer.work() >= budget) {
          return true;
        }
      }
    }
    return false;
  }

  private void expand(int node) {
    long record = records.offset(node);
    float distance = scorer.distance(record);
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count++] = CandidateKey.of(distance, node);
    int near = scorer.estimate(record, distance, pool.worstDistance());
    for (; near != 0; near &= near - 1) {
      int place = Integer.numberOfTrailingZeros(near);
      int neighbor = records.neighbor(record, place);
      if (records.isNode(neighbor) && !expanded.contains(neighbor)) {
        pool.offer(CandidateKey.of(scorer.estimate(place), neighbor));
      }
    }
  }

  /** The expanded nodes as keys of their exact distances, in the order of expansion. */
  long found(int i) {
    return found[i];
  }

  /** Number of expanded nodes. */
  int count() {
    return count;
  }
}
