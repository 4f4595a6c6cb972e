package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.CandidatePool;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.BatchScorer;

/**
 * SEARCH-LAYER, Algorithm 2 of the paper, with the scratch it needs. Owned by one thread.
 *
 * <p>The paper's two heaps, C and W, are one sorted {@link CandidatePool}; the neighbors of an
 * expanded node are scored together, four rows per query load.
 */
public final class LayerSearch {
  private final Links links;
  private final BatchScorer scorer;
  private final CandidatePool pool = new CandidatePool();
  private final VisitedNodes visited;
  private final int[] neighbors;
  private final int[] secondNeighbors;
  private final RowBatch batch;
  private long expanded;
  private long distanceLimit = Long.MAX_VALUE;

  /** A search over lists, which scores with a scorer that already has its query. */
  public LayerSearch(Links links, BatchScorer scorer, int size) {
    this.links = links;
    this.scorer = scorer;
    this.visited = new VisitedNodes(size);
    this.neighbors = new int[links.capacity(0)];
    this.secondNeighbors = new int[links.capacity(0)];
    this.batch = new RowBatch(links.capacity(0));
  }

  /** Begins a search: counts anew and ends after so many distances. */
  public void begin(long distanceLimit) {
    this.distanceLimit = distanceLimit;
    expanded = 0;
  }

  /** SEARCH-LAYER with ef = 1: walks to a node none of whose neighbors is nearer. */
  public long descend(long entry, int level) {
    long best = entry;
    long from;
    do {
      from = best;
      expanded++;
      int count = links.neighbors(CandidateKey.ordinal(from), level, neighbors);
      batch.clear();
      for (int i = 0; i < count; i++) {
        batch.add(neighbors[i]);
      }
      scorer.score(batch);
      for (int i = 0; i < count; i++) {
        best = Math.min(best, CandidateKey.of(batch.distance(i), batch.ordinal(i)));
      }
    } while (best != from && !isCutShort());
    return best;
  }

  /**
   * SEARCH-LAYER: the ef nearest nodes reachable from entry points, in the pool that is returned.
   */
  public CandidatePool search(long[] entries, int ef, int level) {
    pool.reset(ef);
    visited.clear();
    for (long entry : entries) {
      visited.add(CandidateKey.ordinal(entry));
      pool.offer(entry);
    }
    for (int node = pool.expandNext(); node >= 0 && !isCutShort(); node = pool.expandNext()) {
      expanded++;
      int count = links.neighbors(node, level, neighbors);
      batch.clear();
      for (int i = 0; i < count; i++) {
        if (visited.add(neighbors[i])) {
          batch.add(neighbors[i]);
        }
      }
      offerBatch();
    }
    return pool;
  }

  /**
   * SEARCH-LAYER on level 0 that keeps only nodes a filter accepts. A neighbor that is left out is
   * a bridge: its own neighbors are looked at instead, until as many matches are found as a node
   * has neighbors (two-hop expansion, as in ACORN-1, Patel et al. 2024, §6.3).
   *
   * <p>The entry stays in the pool even if the filter rejects it: the caller drops it.
   */
  public CandidatePool searchFiltered(long entry, int ef, OrdinalFilter filter) {
    pool.reset(ef);
    visited.clear();
    visited.add(CandidateKey.ordinal(entry));
    pool.offer(entry);
    for (int node = pool.expandNext(); node >= 0 && !isCutShort(); node = pool.expandNext()) {
      expanded++;
      int count = links.neighbors(node, 0, neighbors);
      batch.clear();
      for (int i = 0; i < count; i++) {
        if (filter.accepts(neighbors[i]) && visited.add(neighbors[i])) {
          batch.add(neighbors[i]);
        }
      }
      for (int i = 0; i < count && !batch.isFull(); i++) {
        if (!filter.accepts(neighbors[i]) && visited.add(neighbors[i])) {
          addMatchesBehind(neighbors[i], filter);
        }
      }
      offerBatch();
    }
    return pool;
  }

  private void addMatchesBehind(int bridge, OrdinalFilter filter) {
    int count = links.neighbors(bridge, 0, secondNeighbors);
    for (int i = 0; i < count && !batch.isFull(); i++) {
      if (filter.accepts(secondNeighbors[i]) && visited.add(secondNeighbors[i])) {
        batch.add(secondNeighbors[i]);
      }
    }
  }

  private void offerBatch() {
    scorer.score(batch);
    float worst = pool.worstDistance();
    for (int i = 0; i < batch.count(); i++) {
      if (batch.distance(i) <= worst) {
        pool.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
        worst = pool.worstDistance();
      }
    }
  }

  /** Whether the budget ended the search. */
  public boolean isCutShort() {
    return scorer.distances() >= distanceLimit;
  }

  /** Nodes whose neighbors were looked at since {@link #begin}. */
  public long expanded() {
    return expanded;
  }
}
