package dev.akin.core.qg;

import dev.akin.core.graph.VisitedNodes;
import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.CandidatePool;

/**
 * The walk of SymphonyQG (Gou et al. 2025, Algorithm 2): expand the nearest waiting candidate,
 * compute its exact distance, estimate those of its neighbors, until none of the ef best waits.
 * Scratch of one thread.
 *
 * <p>A node may be kept several times, with estimates from several of its neighbors: the best one
 * decides when it is expanded, which happens once. So fewer than ef nodes are expanded, the fewer
 * the more the nodes around the answer lead to each other: a walk ends early where it is easy.
 * Where it ends with fewer nodes than are wanted, it goes on with more candidates.
 */
final class BeamSearch {
  private final Records records;
  private final QueryScorer scorer;
  private final CandidatePool pool = new CandidatePool();
  private final VisitedNodes expanded;

  /** All that was ever offered to the pool, the estimates of one node as often as there were. */
  private final KeyList met = new KeyList();

  private final KeyList found = new KeyList();

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
   * @return whether the budget ended it
   */
  boolean run(int entry, WalkLimits limits) {
    pool.reset(limits.ef());
    expanded.clear();
    met.clear();
    found.clear();
    pool.offer(CandidateKey.of(Float.MAX_VALUE, entry));
    boolean goesOn = true;
    while (goesOn) {
      if (expandWaiting(limits.budget())) {
        return true;
      }
      goesOn = found.size() < limits.nodes() && widen(limits.nodes());
    }
    return false;
  }

  private boolean expandWaiting(long budget) {
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
    found.add(CandidateKey.of(distance, node));
    int near = scorer.estimate(record, distance, pool.worstDistance());
    for (; near != 0; near &= near - 1) {
      int place = Integer.numberOfTrailingZeros(near);
      int neighbor = records.neighbor(record, place);
      if (records.isNode(neighbor) && !expanded.contains(neighbor)) {
        long key = CandidateKey.of(scorer.estimate(place), neighbor);
        met.add(key);
        pool.offer(key);
      }
    }
  }

  /** Lets more candidates wait, in proportion to what is missing; says whether any does. */
  private boolean widen(int nodes) {
    long missing = (long) (nodes - found.size()) * pool.size() / found.size() + 1;
    pool.enlarge((int) Math.min(missing, met.size()));
    boolean isAnyLeft = false;
    for (int i = 0; i < met.size(); i++) {
      if (!expanded.contains(CandidateKey.ordinal(met.get(i)))) {
        pool.offer(met.get(i));
        isAnyLeft = true;
      }
    }
    return isAnyLeft;
  }

  /** Shows what was met but not expanded to a second look, the last first. */
  void lookAgain(SecondLook look) {
    for (int i = met.size() - 1; i >= 0; i--) {
      int node = CandidateKey.ordinal(met.get(i));
      if (look.isWorth(met.get(i)) && expanded.add(node)) {
        look.at(node);
      }
    }
  }

  /** The expanded nodes as keys of their exact distances, in the order of expansion. */
  KeyList found() {
    return found;
  }
}
