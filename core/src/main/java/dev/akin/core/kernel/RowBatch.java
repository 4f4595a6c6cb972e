package dev.akin.core.kernel;

/**
 * Scratch of one thread: ordinals that wait for their distance, and the distances once a kernel has
 * filled them in. Rows are handed to kernels in batches so that one load of the query serves four
 * rows, or so that they are {@linkplain #streamed streamed}.
 */
public final class RowBatch {
  final int[] ordinals;
  final float[] distances;
  private int count;
  private boolean streamed;

  /**
   * An empty batch.
   *
   * @param capacity rows it can hold
   */
  public RowBatch(int capacity) {
    ordinals = new int[capacity];
    distances = new float[capacity];
  }

  /**
   * Tells whether rows that follow each other come from memory rather than from a cache, until told
   * otherwise. Kernels then take one row after the other, because a processor fetches ahead what is
   * read in order; otherwise four together, which is faster in a cache and where rows lie apart.
   */
  public void streamed(boolean fromMemory) {
    streamed = fromMemory;
  }

  /** Whether the rows are to be taken in the order of memory. */
  boolean isStream() {
    return streamed && count > 1 && ordinals[count - 1] - ordinals[0] == count - 1;
  }

  /** Rows it can hold. */
  public int capacity() {
    return ordinals.length;
  }

  /** Rows it holds. */
  public int count() {
    return count;
  }

  /** Whether no further row fits. */
  public boolean isFull() {
    return count == ordinals.length;
  }

  /** Forgets all rows. */
  public void clear() {
    count = 0;
  }

  /** Appends a row whose distance is wanted; at most {@link #capacity()} of them. */
  public void add(int ordinal) {
    ordinals[count++] = ordinal;
  }

  /** The {@code i}-th row. */
  public int ordinal(int i) {
    return ordinals[i];
  }

  /** The distance of the {@code i}-th row, after a kernel ran over this batch. */
  public float distance(int i) {
    return distances[i];
  }

  /**
   * Replaces the distance of the {@code i}-th row, for metrics that are derived from a kernel's.
   */
  public void distance(int i, float distance) {
    distances[i] = distance;
  }
}
