package dev.akin.core.index;

import java.util.Arrays;

/**
 * The best {@code capacity} candidates of a scan: a binary heap with the worst on top, so that a
 * scan compares each candidate with one long and most are turned away. Owned by one thread.
 */
public final class NearestCandidates {
  private long[] heap = new long[16];
  private int capacity;
  private int size;

  /** Keeps nothing until it is {@linkplain #reset reset} to a capacity. */
  public NearestCandidates() {}

  /** Forgets everything and keeps the best {@code capacity} from now on. */
  public void reset(int capacity) {
    this.capacity = capacity;
    this.size = 0;
  }

  /** Offers a candidate, see {@link CandidateKey}; kept if it is among the best so far. */
  public void offer(long key) {
    if (size < capacity) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, (int) Math.min(capacity, 2L * size));
      }
      heap[size] = key;
      siftUp(size++);
    } else if (size > 0 && key < heap[0]) {
      heap[0] = key;
      siftDown();
    }
  }

  /** What a candidate must be below to be kept: the worst kept one once the heap is full. */
  public long threshold() {
    if (size < capacity) {
      return CandidateKey.WORST;
    }
    return size == 0 ? Long.MIN_VALUE : heap[0];
  }

  /** Number of candidates kept. */
  public int size() {
    return size;
  }

  /** Whether as many are kept as fit. */
  public boolean isFull() {
    return size == capacity;
  }

  /** A sorted copy of the kept keys, best first. */
  public long[] sorted() {
    long[] keys = Arrays.copyOf(heap, size);
    Arrays.sort(keys);
    return keys;
  }

  private void siftUp(int from) {
    long key = heap[from];
    int at = from;
    while (at > 0 && heap[(at - 1) >>> 1] < key) {
      heap[at] = heap[(at - 1) >>> 1];
      at = (at - 1) >>> 1;
    }
    heap[at] = key;
  }

  private void siftDown() {
    long key = heap[0];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && heap[child + 1] > heap[child]) {
        child++;
      }
      if (heap[child] <= key) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = key;
  }
}
