package dev.akin.core.graph;

/**
 * How many lists of links a graph has, and how long they are.
 *
 * @param size number of nodes
 * @param m links per list above level 0; lists of level 0 are twice as long
 * @param tower its levels
 */
public record GraphShape(int size, int m, Tower tower) {
  /** Bytes of the lists of level 0. */
  public long baseBytes() {
    return size * 2L * m * Integer.BYTES;
  }

  /** Bytes of the table that says where a node's lists above level 0 begin. */
  public long slotBytes() {
    return size * (long) Integer.BYTES;
  }

  /** Bytes of all lists above level 0. */
  public long upperBytes() {
    return tower.upperLists() * (long) m * Integer.BYTES;
  }
}
