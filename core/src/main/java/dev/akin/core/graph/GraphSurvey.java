package dev.akin.core.graph;

import java.util.ArrayList;
import java.util.List;

/** Walks a whole graph to describe it. */
final class GraphSurvey {
  private final GraphShape shape;
  private final Links links;
  private final int[] neighbors;

  GraphSurvey(GraphShape shape, Links links) {
    this.shape = shape;
    this.links = links;
    this.neighbors = new int[links.capacity(0)];
  }

  GraphStatistics statistics() {
    long degrees = 0;
    for (int node = 0; node < shape.size(); node++) {
      degrees += links.neighbors(node, 0, neighbors);
    }
    double meanDegree = shape.size() == 0 ? 0 : (double) degrees / shape.size();
    return new GraphStatistics(
        shape.size(), nodesPerLevel(), meanDegree, shape.size() - reachable(), links.bytes());
  }

  private List<Integer> nodesPerLevel() {
    int[] topped = new int[Tower.MAX_LEVELS];
    for (int node = 0; node < shape.size(); node++) {
      topped[links.level(node)]++;
    }
    List<Integer> nodes = new ArrayList<>();
    int above = shape.size();
    for (int level = 0; level < shape.tower().levels(); level++) {
      nodes.add(above);
      above -= topped[level];
    }
    return nodes;
  }

  private int reachable() {
    return shape.size() == 0 ? 0 : reachability().reached();
  }

  /** What is not reachable, by ordinal. */
  List<Island> islands() {
    List<Island> islands = new ArrayList<>();
    if (shape.size() > 0) {
      Reachability reachability = reachability();
      for (int node = 0; reachability.reached() < shape.size(); node++) {
        if (!reachability.isReached(node)) {
          islands.add(new Island(node, reachability.spread(node, node)));
        }
      }
    }
    return islands;
  }

  /** Whether links of any level lead from the entry to a node. */
  boolean isReachable(int node) {
    Reachability reachability = reachability();
    if (reachability.isReached(node)) {
      return true;
    }
    // Walks begin on level 0 where the levels above let go of them, be that near the entry or not.
    for (int start : reachedAbove()) {
      if (!reachability.isReached(start)) {
        reachability.spread(start, start);
      }
    }
    return reachability.isReached(node);
  }

  /** The nodes that links above level 0 lead to from the entry. */
  private List<Integer> reachedAbove() {
    boolean[] seen = new boolean[shape.size()];
    List<Integer> reached = new ArrayList<>();
    seen[shape.tower().entry()] = true;
    reached.add(shape.tower().entry());
    for (int level = shape.tower().levels() - 1; level > 0; level--) {
      for (int at = 0; at < reached.size(); at++) {
        int count = links.neighbors(reached.get(at), level, neighbors);
        for (int i = 0; i < count; i++) {
          if (!seen[neighbors[i]]) {
            seen[neighbors[i]] = true;
            reached.add(neighbors[i]);
          }
        }
      }
    }
    return reached;
  }

  private Reachability reachability() {
    Reachability reachability = new Reachability(links, shape.size());
    reachability.spread(shape.tower().entry(), shape.tower().entry());
    return reachability;
  }
}
