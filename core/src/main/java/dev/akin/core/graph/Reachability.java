package dev.akin.core.graph;

import java.util.Arrays;

/**
 * Which nodes a walk along level 0 can come to from the nodes where it spread so far, and by which
 * link each was first come to: a forest of breadth-first trees. Links may be added while it grows;
 * one that is in a tree must stay. Owned by one thread; 8 bytes per node.
 */
final class Reachability {
  private static final int UNREACHED = -1;

  private final Links links;

  /** The node before this one in its tree; itself at a root. */
  private final int[] parents;

  private final int[] queue;
  private final int[] neighbors;
  private int reached;

  Reachability(Links links, int size) {
    this.links = links;
    parents = new int[size];
    Arrays.fill(parents, UNREACHED);
    queue = new int[size];
    neighbors = new int[links.capacity(0)];
  }

  /**
   * Follows all links from a node on that is not reached yet.
   *
   * @param parent the node whose link leads to it, itself if there is none
   * @return how many nodes that adds, itself included
   */
  int spread(int node, int parent) {
    int before = reached;
    reach(node, parent);
    for (int at = before; at < reached; at++) {
      int from = queue[at];
      int count = links.neighbors(from, 0, neighbors);
      for (int i = 0; i < count; i++) {
        if (!isReached(neighbors[i])) {
          reach(neighbors[i], from);
        }
      }
    }
    return reached - before;
  }

  private void reach(int node, int parent) {
    parents[node] = parent;
    queue[reached++] = node;
  }

  /** Whether a walk comes to a node. */
  boolean isReached(int node) {
    return parents[node] != UNREACHED;
  }

  /** Whether a link is the one by which its target was first come to. */
  boolean isTreeLink(int from, int to) {
    return parents[to] == from;
  }

  /** How many nodes are reached. */
  int reached() {
    return reached;
  }
}
