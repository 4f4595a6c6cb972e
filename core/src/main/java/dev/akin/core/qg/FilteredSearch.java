package dev.akin.core.qg;

import dev.akin.core.graph.VisitedNodes;
import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.OrdinalFilter;

/**
 * A walk through all nodes that ends when no waiting one has a better estimate than the ef best
 * among those that a filter accepts, and enough of these are expanded. Nodes that are left out are
 * bridges, expanded like others, since an expansion costs little; so it expands about {@code ef}
 * divided by the share of nodes that match near the query. Scratch of one thread.
 */
final class FilteredSearch {
  private final Records records;
  private final QueryScorer scorer;
  private final VisitedNodes expanded;

  /** The ef best estimates of nodes that match. */
  private final NearestCandidates matches = new NearestCandidates();

  private final WaitingNodes waiting = new WaitingNodes();
  private final KeyList found = new KeyList();

  FilteredSearch(Records records, QueryScorer scorer) {
    this.records = records;
    this.scorer = scorer;
    this.expanded = new VisitedNodes(records.size());
  }

  /**
   * Walks for the query that the scorer has.
   *
   * @param entry the node to begin with
   * @param limits of what the filter accepts
   * @return whether the budget ended it
   */
  boolean run(int entry, OrdinalFilter filter, WalkLimits limits) {
    expanded.clear();
    waiting.clear();
    matches.reset(limits.ef());
    found.clear();
    waiting.offer(CandidateKey.of(Float.MAX_VALUE, entry));
    while (!waiting.isEmpty() && waiting.first() <= threshold(limits)) {
      int node = CandidateKey.ordinal(waiting.removeFirst());
      if (expanded.add(node)) {
        expand(node, filter, threshold(limits));
        if (scorer.work() >= limits.budget()) {
          return true;
        }
      }
    }
    return false;
  }

  /** What an estimate must be below to matter. */
  private long threshold(WalkLimits limits) {
    return found.size() < limits.nodes() ? CandidateKey.WORST : matches.threshold();
  }

  private void expand(int node, OrdinalFilter filter, long threshold) {
    long record = records.offset(node);
    float distance = scorer.distance(record);
    if (filter.accepts(node)) {
      found.add(CandidateKey.of(distance, node));
    }
    float limit =
        threshold == CandidateKey.WORST
            ? Float.POSITIVE_INFINITY
            : CandidateKey.distance(threshold);
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

  /** Shows the matches that were met but not expanded to a second look. */
  void lookAgain(OrdinalFilter filter, SecondLook look) {
    for (int i = 0; i < waiting.size(); i++) {
      int node = CandidateKey.ordinal(waiting.key(i));
      if (look.isWorth(waiting.key(i)) && filter.accepts(node) && expanded.add(node)) {
        look.at(node);
      }
    }
  }

  /** The expanded nodes that match, as keys of their exact distances, in no order. */
  KeyList found() {
    return found;
  }
}
