package dev.akin.core.graph;

import java.util.Arrays;

/**
 * How many lists of level 0 name each node, so that a list does not drop the last link to one.
 * Owned by the writer.
 */
final class LinkCounts {
  private final Links links;
  private final int[] counts;
  private final int[] list;

  /** Counts all links. */
  LinkCounts(Links links) {
    this.links = links;
    counts = new int[links.size()];
    list = new int[links.capacity(0)];
    recount();
  }

  void recount() {
    Arrays.fill(counts, 0);
    for (int node = 0; node < counts.length; node++) {
      add(node, 1);
    }
  }

  /** Writes a list of level 0 and keeps count. */
  void set(int node, int[] neighbors, int count) {
    add(node, -1);
    links.set(node, 0, neighbors, count);
    add(node, 1);
  }

  private void add(int node, int change) {
    int count = links.neighbors(node, 0, list);
    for (int i = 0; i < count; i++) {
      counts[list[i]] += change;
    }
  }

  int of(int node) {
    return counts[node];
  }
}
