package dev.akin.core.graph;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The neighbor lists of all nodes on all levels, in memory or mapped.
 *
 * <p>Level 0 is one table {@code [size][2 M]}; the lists of the levels above stand together per
 * node, the slot table tells where. A list ends at the first entry that is no ordinal (-1 where it
 * was written), so a damaged file shortens lists and never leads outside the graph.
 */
public final class Links {
  /** How an ordinal is stored. */
  public static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** What follows a list's last entry. */
  public static final int NONE = -1;

  private final int size;
  private final int m;
  private final MemorySegment base;
  private final MemorySegment slots;
  private final MemorySegment upper;

  /** Lists that lie in segments of exactly these shapes; see {@link GraphShape}. */
  public Links(GraphShape shape, MemorySegment base, MemorySegment slots, MemorySegment upper) {
    this.size = shape.size();
    this.m = shape.m();
    this.base = base;
    this.slots = slots;
    this.upper = upper;
  }

  /** Empty lists for nodes of given levels. */
  public static Links allocate(GraphShape shape, byte[] levels) {
    MemorySegment slots = segment(shape.slotBytes());
    int slot = 0;
    for (int node = 0; node < levels.length; node++) {
      slots.set(INT, (long) node * Integer.BYTES, levels[node] == 0 ? NONE : slot);
      slot += levels[node];
    }
    return new Links(shape, segment(shape.baseBytes()), slots, segment(shape.upperBytes()));
  }

  /**
   * A copy of these lists with room for more; new ones are empty, new nodes have no upper lists.
   */
  Links resized(GraphShape shape) {
    return new Links(
        shape,
        resized(base, shape.baseBytes()),
        resized(slots, shape.slotBytes()),
        resized(upper, shape.upperBytes()));
  }

  private static MemorySegment resized(MemorySegment from, long bytes) {
    MemorySegment to = segment(bytes);
    MemorySegment.copy(from, 0, to, 0, Math.min(from.byteSize(), bytes));
    return to;
  }

  /** Tells where a new node's upper lists begin. */
  void setSlot(int node, int slot) {
    slots.set(INT, (long) node * Integer.BYTES, slot);
  }

  private static MemorySegment segment(long bytes) {
    return Arena.ofAuto().allocate(bytes, 64).fill((byte) NONE);
  }

  /** Number of nodes. */
  public int size() {
    return size;
  }

  /** How many neighbors a list holds at most: M, on level 0 twice as many. */
  public int capacity(int level) {
    return level == 0 ? 2 * m : m;
  }

  /**
   * Copies a node's neighbors on a level.
   *
   * @param target takes {@link #capacity} ints
   * @return how many neighbors there are
   */
  public int neighbors(int node, int level, int[] target) {
    int capacity = capacity(level);
    long at = offset(node, level);
    if (at < 0) {
      return 0;
    }
    MemorySegment.copy(level == 0 ? base : upper, INT, at, target, 0, capacity);
    int count = 0;
    while (count < capacity && Integer.compareUnsigned(target[count], size) < 0) {
      count++;
    }
    return count;
  }

  /** Replaces a node's neighbors on a level by the first {@code count} of {@code source}. */
  public void set(int node, int level, int[] source, int count) {
    MemorySegment lists = level == 0 ? base : upper;
    long at = offset(node, level);
    MemorySegment.copy(source, 0, lists, INT, at, count);
    if (count < capacity(level)) {
      lists.set(INT, at + (long) count * Integer.BYTES, NONE);
    }
  }

  /** Byte offset of a list, or -1 if the node does not reach the level. */
  private long offset(int node, int level) {
    if (level == 0) {
      return node * 2L * m * Integer.BYTES;
    }
    int slot = slot(node);
    long at = (slot + level - 1L) * m * Integer.BYTES;
    boolean inside = slot >= 0 && at + (long) m * Integer.BYTES <= upper.byteSize();
    return inside ? at : -1;
  }

  /** A node's highest level: its lists end where those of the next node begin. */
  public int level(int node) {
    int slot = slot(node);
    if (slot < 0) {
      return 0;
    }
    int end = (int) (upper.byteSize() / Integer.BYTES / m);
    for (int next = node + 1; next < size; next++) {
      if (slot(next) >= 0) {
        end = slot(next);
        break;
      }
    }
    return Math.clamp(end - (long) slot, 0, Tower.MAX_LEVELS - 1);
  }

  private int slot(int node) {
    return slots.get(INT, (long) node * Integer.BYTES);
  }

  /** Bytes of all lists and of the table that finds them. */
  public long bytes() {
    return base.byteSize() + slots.byteSize() + upper.byteSize();
  }

  /** The lists of level 0, {@code [size][2 M]}. */
  public MemorySegment base() {
    return base;
  }

  /** Per node the number of its list on level 1, -1 if it has none. */
  public MemorySegment slots() {
    return slots;
  }

  /** The lists above level 0, {@code [lists][M]}. */
  public MemorySegment upper() {
    return upper;
  }
}
