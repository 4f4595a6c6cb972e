package dev.akin.core.graph;

import dev.akin.core.index.OrdinalFilter;
import java.util.Arrays;

/**
 * A graph as a build finds it: lists for all nodes, of which some are linked.
 *
 * @param levels the highest level of each node
 * @param order the nodes to insert, higher levels first; their lists are empty
 * @param entry where the first searches begin, on the highest level of the linked nodes; -1 if
 *     there is none
 * @param links the lists
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one part of a build to the next.
record GraphStart(byte[] levels, int[] order, int entry, Links links) {
  private static final int NONE = -1;

  /** Without links: the first node of the order is where searches begin. */
  static GraphStart fresh(BuildTask task) {
    LevelAssignment assignment = task.assignment();
    byte[] levels = assignment.levels();
    int[] order = assignment.order();
    int entry = order.length == 0 ? NONE : order[0];
    return new GraphStart(
        levels,
        Arrays.copyOfRange(order, Math.min(1, order.length), order.length),
        entry,
        Links.allocate(shape(levels, entry, task.parameters().m()), levels));
  }

  /** The shape of a graph of these nodes, the highest of which searches begin at. */
  static GraphShape shape(byte[] levels, int entry, int m) {
    int upperLists = 0;
    for (byte level : levels) {
      upperLists += level;
    }
    Tower tower = entry < 0 ? Tower.EMPTY : new Tower(entry, levels[entry] + 1, upperLists);
    return new GraphShape(levels.length, m, tower);
  }

  /** The first of some nodes on the highest level that any of them is on; -1 of none. */
  static int highest(byte[] levels, OrdinalFilter nodes) {
    int highest = NONE;
    for (int node = nodes.next(0); node < nodes.size(); node = nodes.next(node + 1)) {
      if (highest < 0 || levels[node] > levels[highest]) {
        highest = node;
      }
    }
    return highest;
  }
}
