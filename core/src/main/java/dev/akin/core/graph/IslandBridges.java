package dev.akin.core.graph;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.CandidatePool;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;

/**
 * Makes every node reachable on level 0: the last step of a build, and of a repair after deletions.
 *
 * <p>Shrinking a list can cut the last link to a node, and a group of near-duplicates can come to
 * link to nothing but itself. A breadth-first tree from the entry tells which nodes that has
 * happened to. Each, by ordinal, gets a link from the nearest reachable node that has one to give:
 * a free place, or the place of a link that is not in the tree, so that nothing else is lost; and
 * it gets a link back if it has a place. What it leads to is then reachable, too. Sequential and so
 * the same for any number of threads; costs a walk per island and a pass over all links.
 */
final class IslandBridges {
  private final Links links;
  private final RowScorer scorer;
  private final LayerSearch search;
  private final Reachability reachability;
  private final OrdinalFilter nodes;
  private final ListWriter writer;
  private final int entry;
  private final int levels;
  private final int ef;
  private final int[] neighbors;

  /** Writes a list of level 0. */
  interface ListWriter {
    void set(int node, int[] neighbors, int count);
  }

  /**
   * Which nodes of a graph are to be reached, and how lists are written.
   *
   * @param graph the graph
   * @param nodes those to be reached; the others are linked from nowhere
   * @param writer writes lists
   * @param ef candidates kept while the reachable nodes near an island are searched
   */
  record Scope(LayeredGraph graph, OrdinalFilter nodes, ListWriter writer, int ef) {
    /** All nodes of a graph that nobody else uses yet. */
    static Scope of(LayeredGraph graph, int ef) {
      Links links = graph.links();
      return new Scope(
          graph,
          OrdinalFilter.all(graph.shape().size()),
          (node, neighbors, count) -> links.set(node, 0, neighbors, count),
          ef);
    }
  }

  /** Bridges to islands. */
  IslandBridges(Scope scope, VectorSet vectors, Metric metric) {
    LayeredGraph graph = scope.graph;
    this.nodes = scope.nodes;
    this.writer = scope.writer;
    this.links = graph.links();
    this.entry = graph.shape().tower().entry();
    this.levels = graph.shape().tower().levels();
    this.ef = scope.ef;
    scorer = new RowScorer(vectors, metric);
    search = new LayerSearch(links, scorer, graph.shape().size());
    reachability = new Reachability(links, graph.shape().size());
    neighbors = new int[links.capacity(0)];
  }

  /**
   * Builds them all.
   *
   * @return how many islands there were
   */
  int build() {
    if (entry < 0) {
      return 0;
    }
    reachability.spread(entry, entry);
    int islands = 0;
    for (int node = nodes.next(0); node < links.size(); node = nodes.next(node + 1)) {
      if (!reachability.isReached(node)) {
        reachability.spread(node, link(node));
        islands++;
      }
    }
    return islands;
  }

  /** Links a node from the nearest reachable one that has a place, which is returned. */
  private int link(int node) {
    scorer.queryRow(node);
    search.begin(Long.MAX_VALUE);
    long[] start = {start()};
    CandidatePool found = search.search(start, ef, 0);
    for (int i = 0; i < found.size(); i++) {
      if (giveLink(CandidateKey.ordinal(found.key(i)), node)) {
        return linkBack(node, CandidateKey.ordinal(found.key(i)));
      }
    }
    // A tree over n nodes has n - 1 links and there are 2 M n places: somewhere one is free.
    for (int any = 0; any < links.size(); any++) {
      if (reachability.isReached(any) && giveLink(any, node)) {
        return any;
      }
    }
    throw new IllegalStateException(
        "none of %,d reachable nodes has a place for a link".formatted(reachability.reached()));
  }

  /** Where the walk of a search begins on level 0, if that is reachable, else the entry. */
  private long start() {
    long begin = CandidateKey.of(scorer.distance(entry), entry);
    long nearest = begin;
    for (int level = levels - 1; level > 0; level--) {
      nearest = search.descend(nearest, level);
    }
    return reachability.isReached(CandidateKey.ordinal(nearest)) ? nearest : begin;
  }

  /** Adds a link in a free place or in that of the last one that is not in the tree. */
  private boolean giveLink(int from, int to) {
    int count = links.neighbors(from, 0, neighbors);
    if (count == links.capacity(0)) {
      count--;
      while (count >= 0 && reachability.isTreeLink(from, neighbors[count])) {
        count--;
      }
      if (count < 0) {
        return false;
      }
      neighbors[count] = to;
      writer.set(from, neighbors, links.capacity(0));
      return true;
    }
    neighbors[count++] = to;
    writer.set(from, neighbors, count);
    return true;
  }

  /** Lets the island be left where it was entered, if there is a place. */
  private int linkBack(int node, int mainland) {
    int count = links.neighbors(node, 0, neighbors);
    if (count < links.capacity(0)) {
      neighbors[count++] = mainland;
      writer.set(node, neighbors, count);
    }
    return mainland;
  }
}
