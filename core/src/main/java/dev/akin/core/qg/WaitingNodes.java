package dev.akin.core.qg;

import java.util.Arrays;

/** Candidates that wait for their expansion: a binary heap of keys, the smallest on top. */
final class WaitingNodes {
  private long[] heap = new long[256];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The smallest key. */
  long first() {
    return heap[0];
  }

  /** Number of keys, some perhaps of one node. */
  int size() {
    return size;
  }

  /** The i-th key, the first one the smallest, the others in no order. */
  long key(int i) {
    return heap[i];
  }

  void offer(long key) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int at = size++;
    while (at > 0 && heap[(at - 1) >>> 1] > key) {
      heap[at] = heap[(at - 1) >>> 1];
      at = (at - 1) >>> 1;
    }
    heap[at] = key;
  }

  long removeFirst() {
    long first = heap[0];
    long key = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= key) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = key;
    return first;
  }
}
