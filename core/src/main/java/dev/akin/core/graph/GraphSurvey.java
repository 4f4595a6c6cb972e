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

  private Reachability reachability() {
    Reachability reachability = new Reachability(links, shape.size());
    reachability.spread(shape.tower().entry(), shape.tower().entry());
    return reachability;
  }
}
