package dev.akin.core.graph;

/**
 * Ties equal vectors to the first of them, which alone has been inserted: a tree of up to M links
 * per node, in which every twin is found from the first, and the first one's neighbors shared out,
 * so that every twin leads away again. Where the first gives up places for the tree, what stood
 * there moves to the next twin: as a group they keep all links. No distance is computed.
 */
final class TwinLinks {
  private final Links links;
  private final int fan;
  private final int[] outside;
  private final int[] list;

  TwinLinks(Links links) {
    this.links = links;
    fan = links.capacity(0) / 2;
    outside = new int[links.capacity(0)];
    list = new int[links.capacity(0)];
  }

  /** Ties a group of ordinals. */
  void tie(int[] group) {
    int neighbors = links.neighbors(group[0], 0, outside);
    int next = 0;
    for (int i = 0; i < group.length; i++) {
      int count = 0;
      for (long child = (long) fan * i + 1; child <= (long) fan * (i + 1); child++) {
        if (child < group.length) {
          list[count++] = group[(int) child];
        }
      }
      if (i > 0) {
        list[count++] = group[(i - 1) / fan];
      }
      int share = Math.min(neighbors, list.length - count);
      for (int j = 0; j < share; j++) {
        list[count++] = outside[(next + j) % neighbors];
      }
      // The next twin begins where this one ended, the one after a full turn at the nearest again.
      next = neighbors == 0 || next + share >= neighbors ? 0 : next + share;
      links.set(group[i], 0, list, count);
    }
  }
}
