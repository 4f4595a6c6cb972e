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
    if (shape.size() == 0) {
      return 0;
    }
    VisitedNodes visited = new VisitedNodes(shape.size());
    visited.clear();
    int[] queue = new int[shape.size()];
    queue[0] = shape.tower().entry();
    visited.add(queue[0]);
    int reached = 1;
    for (int at = 0; at < reached; at++) {
      int count = links.neighbors(queue[at], 0, neighbors);
      for (int i = 0; i < count; i++) {
        if (visited.add(neighbors[i])) {
          queue[reached++] = neighbors[i];
        }
      }
    }
    return reached;
  }
}
