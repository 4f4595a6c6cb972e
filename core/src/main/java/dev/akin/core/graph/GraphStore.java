package dev.akin.core.graph;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * What a changing graph is made of. Nodes are places {@code 0 … capacity - 1}; a place lives, or
 * was deleted and still leads walks on, or is free. Guarded by its {@link MutableGraph}.
 */
final class GraphStore {
  private static final int LEAST_ROOM = 64;

  final GraphParameters parameters;
  final Metric metric;
  final GrowingRows rows;
  final LiveOrdinals live = new LiveOrdinals();

  Links links;
  LinkCounts linkCounts;

  /** The highest level of each node. */
  byte[] levels;

  /** The highest level that each place has lists for. */
  private byte[] rooms;

  int entry;
  private int upperLists;

  /** A copy of a graph whose nodes all live. */
  GraphStore(GraphParameters parameters, Metric metric, VectorSet vectors, LayeredGraph graph) {
    this.parameters = parameters;
    this.metric = metric;
    int size = vectors.size();
    int capacity = Math.max(size, LEAST_ROOM);
    rows = new GrowingRows(vectors, capacity);
    upperLists = graph.shape().tower().upperLists();
    entry = graph.shape().tower().entry();
    levels = new byte[capacity];
    for (int node = 0; node < size; node++) {
      levels[node] = (byte) graph.links().level(node);
    }
    rooms = levels.clone();
    links = graph.links().resized(shape(capacity, upperLists));
    linkCounts = new LinkCounts(links);
    live.resize(capacity);
    for (int node = 0; node < size; node++) {
      live.add(node);
    }
  }

  private GraphShape shape(int capacity, int upperLists) {
    return new GraphShape(capacity, parameters.m(), new Tower(entry, topLevel() + 1, upperLists));
  }

  /** The shape for walks: all places, and where to begin. */
  GraphShape shape() {
    return shape(rows.capacity(), upperLists);
  }

  LayeredGraph graph() {
    return new LayeredGraph(shape(), links);
  }

  int topLevel() {
    return entry < 0 ? -1 : levels[entry];
  }

  int capacity() {
    return rows.capacity();
  }

  /** Whether there is room for a node on these levels at a place never used before. */
  boolean hasRoom(int node, int level) {
    return node < capacity() && (long) upperLists + level <= upperCapacity();
  }

  private long upperCapacity() {
    return links.upper().byteSize() / Integer.BYTES / parameters.m();
  }

  /** Moves everything to memory with half as much room again, and for a node on a level. */
  void grow(int level) {
    int capacity = (int) Math.min(capacity() + LEAST_ROOM + capacity() / 2L, Integer.MAX_VALUE - 8);
    int lists = Math.toIntExact(upperCapacity() + LEAST_ROOM + upperCapacity() / 2 + level);
    rows.grow(capacity);
    levels = Arrays.copyOf(levels, capacity);
    rooms = Arrays.copyOf(rooms, capacity);
    links = links.resized(shape(capacity, lists));
    linkCounts = new LinkCounts(links);
    live.resize(capacity);
  }

  /** Gives a place never used before its lists. */
  void allocateLists(int node, int level) {
    links.setSlot(node, level == 0 ? Links.NONE : upperLists);
    upperLists += level;
    levels[node] = (byte) level;
    rooms[node] = (byte) level;
  }

  /** Removes all links of a place, which may then be taken by another node. */
  void clearLists(int node) {
    int[] none = new int[0];
    for (int level = 0; level <= rooms[node]; level++) {
      links.set(node, level, none, 0);
    }
    levels[node] = rooms[node];
  }

  /** The first living node on the highest level that has any, -1 if none lives. */
  int highestLiving() {
    int highest = -1;
    for (int node = live.next(0); node < capacity(); node = live.next(node + 1)) {
      if (highest < 0 || levels[node] > levels[highest]) {
        highest = node;
      }
    }
    return highest;
  }

  long bytes() {
    long capacity = capacity();
    return links.bytes() + capacity * (rows.rows().stride() + 2 * Byte.BYTES + Integer.BYTES);
  }
}
