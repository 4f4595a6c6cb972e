package dev.akin.core.index;

import java.util.HashSet;
import java.util.Set;

/**
 * The neighbors of a query one after another, nearest first as far as the index knows, past any k:
 * for whoever does not know beforehand how many are needed. Owned by the thread of its searcher.
 *
 * <p>It searches for k, then for twice as many, and so on, and leaves out what it already gave; an
 * approximate index may therefore give a neighbor late, and then one that is nearer than the last.
 * All matching vectors come exactly once. Cost: about twice that of one search for all that were
 * taken.
 */
public final class NeighborIterator {
  private final Searcher searcher;
  private final Set<Integer> given = new HashSet<>();
  private Query query;
  private SearchResult found;
  private int next;
  private int ordinal = -1;
  private float distance = Float.NaN;

  NeighborIterator(Searcher searcher, Query query) {
    this.searcher = searcher;
    this.query = query;
    this.found = searcher.search(query);
  }

  /** Moves on to the next neighbor; false if there is none. */
  public boolean advance() {
    while (true) {
      while (next < found.size()) {
        int candidate = found.ordinals()[next];
        float candidateDistance = found.distances()[next++];
        if (given.add(candidate)) {
          ordinal = candidate;
          distance = candidateDistance;
          return true;
        }
      }
      if (found.size() < query.k() || query.k() == Integer.MAX_VALUE) {
        return false;
      }
      query = query.withK((int) Math.min(2L * query.k(), Integer.MAX_VALUE));
      found = searcher.search(query);
      next = 0;
    }
  }

  /** The neighbor that the last {@link #advance()} moved to. */
  public int ordinal() {
    return ordinal;
  }

  /** Its distance. */
  public float distance() {
    return distance;
  }
}
