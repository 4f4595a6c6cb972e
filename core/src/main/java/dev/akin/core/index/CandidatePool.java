package dev.akin.core.index;

import java.util.Arrays;

/**
 * The best candidates of a graph walk, sorted, each either waiting to be expanded or marked as
 * expanded. The walk is over when no candidate waits: whatever is then found is farther than all
 * that are kept.
 *
 * <p>One sorted array of {@link CandidateKey}s plays both heaps of the paper, the candidates and
 * the results: the former are the unmarked of the latter. Owned by one thread.
 */
public final class CandidatePool {
  private long[] keys = new long[64];
  private int capacity;
  private int size;
  private int waiting;

  /** Keeps nothing until it is {@linkplain #reset reset} to a capacity. */
  public CandidatePool() {}

  /** Forgets everything and keeps the best {@code capacity} from now on. */
  public void reset(int capacity) {
    if (keys.length < capacity) {
      keys = new long[capacity];
    }
    this.capacity = capacity;
    size = 0;
    waiting = 0;
  }

  /** Keeps so many more from now on. */
  public void enlarge(int more) {
    capacity = Math.addExact(capacity, more);
    if (keys.length < capacity) {
      keys = Arrays.copyOf(keys, capacity);
    }
  }

  /** Offers an unmarked candidate; kept if it is among the best so far. */
  public void offer(long key) {
    int end = size;
    if (size == capacity) {
      if (key >= keys[size - 1]) {
        return;
      }
      end--;
    } else {
      size++;
    }
    int at = position(key, end);
    System.arraycopy(keys, at, keys, at + 1, end - at);
    keys[at] = key;
    waiting = Math.min(waiting, at);
  }

  /** The distance that a candidate must not exceed to be kept. */
  public float worstDistance() {
    return size < capacity ? Float.POSITIVE_INFINITY : CandidateKey.distance(keys[size - 1]);
  }

  /**
   * Marks the nearest waiting candidate as expanded and returns its ordinal, or -1 if none waits.
   */
  public int expandNext() {
    while (waiting < size) {
      long key = keys[waiting];
      if ((key & CandidateKey.MARK) == 0) {
        keys[waiting] = key | CandidateKey.MARK;
        waiting++;
        return CandidateKey.ordinal(key);
      }
      waiting++;
    }
    return -1;
  }

  /** Number of candidates kept. */
  public int size() {
    return size;
  }

  /** Whether as many are kept as fit. */
  public boolean isFull() {
    return size == capacity;
  }

  /** The i-th best key, unmarked. */
  public long key(int i) {
    return keys[i] & ~CandidateKey.MARK;
  }

  /** A copy of the best {@code count} keys, unmarked, best first. */
  public long[] best(int count) {
    long[] best = Arrays.copyOf(keys, Math.min(count, size));
    for (int i = 0; i < best.length; i++) {
      best[i] &= ~CandidateKey.MARK;
    }
    return best;
  }

  private int position(long key, int end) {
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
