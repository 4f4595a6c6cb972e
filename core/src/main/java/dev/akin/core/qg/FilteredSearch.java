package dev.akin.core.qg;

import dev.akin.core.graph.VisitedNodes;
import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.OrdinalFilter;
import java.util.Arrays;

/**
 * A walk through all nodes that ends when no waiting one has a better estimate than the ef best
 * among those that a filter accepts. Nodes that are left out are bridges, expanded like others,
 * since an expansion costs little; so it expands about {@code ef} divided by the share of nodes
 * that match near the query. Scratch of one thread.
 */
final class FilteredSearch {
  private final Records records;
  private final QueryScorer scorer;
  private final VisitedNodes expanded;

  /** The ef best estimates of nodes that match. */
  private final NearestCandidates matches = new NearestCandidates();

  private final WaitingNodes waiting = new WaitingNodes();
  private long[] found = new long[256];
  private int count;

  FilteredSearch(Records records, QueryScorer scorer) {
    this.records = records;
    this.scorer = scorer;
    this.expanded = new VisitedNodes(records.size());
  }

  /**
   * Walks for the query that the scorer has.
   *
   * @param entry the node to begin with
   * @param ef matching candidates kept
   * @param budget distances and estimates after which the walk ends
   * @return whether the budget ended it
   */
  boolean run(int entry, int ef, OrdinalFilter filter, long budget) {
    expanded.clear();
    waiting.clear();
    matches.reset(ef);
    count = 0;
    waiting.offer(CandidateKey.of(Float.MAX_VALUE, entry));
    while (!waiting.isEmpty() && waiting.first() <= matches.threshold()) {
      int node = CandidateKey.ordinal(waiting.removeFirst());
      if (expanded.add(node)) {
        expand(node, ef, filter);
        if (scorer.work() >= budget) {
          return true;
        }
      }
    }
    return false;
  }

  private void expand(int node, int ef, OrdinalFilter filter) {
    long record = records.offset(node);
    float distance = scorer.distance(record);
    if (filter.accepts(node)) {
      keep(CandidateKey.of(distance, node));
    }
    float limit =
        matches.size() < ef ? Float.POSITIVE_INFINITY : CandidateKey.distance(matches.threshold());
    int near = scorer.estimate(record, distance, limit);
    for (; near != 0; near &= near - 1) {
      int place = Integer.numberOfTrailingZeros(near);
      int neighbor = records.neighbor(record, place);
      if (records.isNode(neighbor) && !expanded.contains(neighbor)) {
        long key = CandidateKey.of(scorer.estimate(place), neighbor);
        waiting.offer(key);
        if (filter.accepts(neighbor)) {
          matches.offer(key);
        }
      }
    }
  }

  private void keep(long key) {
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count++] = key;
  }

  /** The expanded nodes that match, as keys of their exact distances, in no order. */
  long found(int i) {
    return found[i];
  }

  /** How many there are. */
  int count() {
    return count;
  }
}
