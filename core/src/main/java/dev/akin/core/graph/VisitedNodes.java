package dev.akin.core.graph;

import java.util.Arrays;

/** The nodes that one walk has seen: a byte per node, compared with the number of the walk. */
public final class VisitedNodes {
  private final byte[] walks;
  private byte walk;

  /** Remembers nodes {@code 0 … size - 1}, none of them yet. Owned by one thread. */
  public VisitedNodes(int size) {
    walks = new byte[size];
  }

  /** Forgets all nodes; clears the bytes only when the numbers of walks start over. */
  public void clear() {
    walk++;
    if (walk == 0) {
      Arrays.fill(walks, (byte) 0);
      walk = 1;
    }
  }

  /** Whether a node was seen in this walk. */
  public boolean contains(int node) {
    return walks[node] == walk;
  }

  /** Remembers a node; true if it was new. */
  public boolean add(int node) {
    boolean isNew = walks[node] != walk;
    walks[node] = walk;
    return isNew;
  }
}
