package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.CandidatePool;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * One thread's share of a build: INSERT, Algorithm 1 of the paper, cut in two, because the first
 * part only reads the graph and the second only writes lists of its own.
 */
final class GraphWorker {
  private final GraphParameters parameters;
  private final Links links;
  private final RowScorer nodeScorer;
  private final RowScorer pairScorer;
  private final LayerSearch search;
  private final NeighborSelection selection;
  private final int[] neighbors;
  private final RowBatch batch;
  private long[] candidates = new long[256];

  GraphWorker(GraphParameters parameters, Links links, VectorSet vectors, Metric metric) {
    this.parameters = parameters;
    this.links = links;
    nodeScorer = new RowScorer(vectors, metric);
    pairScorer = new RowScorer(vectors, metric);
    search = new LayerSearch(links, nodeScorer, vectors.size());
    selection = new NeighborSelection(pairScorer);
    neighbors = new int[links.capacity(0)];
    batch = new RowBatch(links.capacity(0));
  }

  /**
   * INSERT, lines 1 to 10: the neighbors that a node shall have, found in the graph as it is.
   *
   * @param level the node's level
   * @param entry the node where searches begin, whose level is not below this one's
   * @param entryLevel the entry's level
   */
  Insertion findNeighbors(int node, int level, int entry, int entryLevel) {
    nodeScorer.queryRow(node);
    search.begin(Long.MAX_VALUE);
    long nearest = CandidateKey.of(nodeScorer.distance(entry), entry);
    for (int above = entryLevel; above > level; above--) {
      nearest = search.descend(nearest, above);
    }
    long[][] selected = new long[level + 1][];
    long[] entries = {nearest};
    for (int at = level; at >= 0; at--) {
      CandidatePool found = search.search(entries, parameters.efConstruction(), at);
      entries = found.best(found.size());
      long[] sorted = entries.clone();
      selected[at] = Arrays.copyOf(sorted, selection.select(sorted, sorted.length, parameters.m()));
    }
    return new Insertion(node, selected);
  }

  /**
   * INSERT, lines 11 to 16, for one list: links a node to those that chose it, shrinks the list.
   */
  void linkBack(int node, int level, long[] added) {
    int count = links.neighbors(node, level, neighbors);
    int capacity = links.capacity(level);
    if (count + added.length <= capacity) {
      for (long key : added) {
        neighbors[count++] = CandidateKey.ordinal(key);
      }
      links.set(node, level, neighbors, count);
      return;
    }
    int all = gather(node, count, added);
    int kept = selection.select(candidates, all, capacity);
    write(node, level, candidates, kept);
  }

  /** Writes a list. */
  void write(int node, int level, long[] keys, int count) {
    for (int i = 0; i < count; i++) {
      neighbors[i] = CandidateKey.ordinal(keys[i]);
    }
    links.set(node, level, neighbors, count);
  }

  /** The node's present and added neighbors as sorted candidates. */
  private int gather(int node, int count, long[] added) {
    pairScorer.queryRow(node);
    batch.clear();
    for (int i = 0; i < count; i++) {
      batch.add(neighbors[i]);
    }
    pairScorer.score(batch);
    int all = count + added.length;
    if (candidates.length < all) {
      candidates = new long[2 * all];
    }
    for (int i = 0; i < count; i++) {
      candidates[i] = CandidateKey.of(batch.distance(i), batch.ordinal(i));
    }
    System.arraycopy(added, 0, candidates, count, added.length);
    Arrays.sort(candidates, 0, all);
    return all;
  }
}
