package dev.akin.core.graph;

/**
 * The levels of a graph.
 *
 * @param entry the node where searches begin, -1 in an empty graph
 * @param levels number of levels, 0 in an empty graph
 * @param upperLists number of lists above level 0
 */
public record Tower(int entry, int levels, int upperLists) {
  /** No graph has more levels. */
  public static final int MAX_LEVELS = 32;

  /** The levels of a graph without nodes. */
  public static final Tower EMPTY = new Tower(-1, 0, 0);
}
