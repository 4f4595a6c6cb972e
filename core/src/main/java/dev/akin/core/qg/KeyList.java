package dev.akin.core.qg;

import java.util.Arrays;

/** Keys of candidates in the order in which they were added, see {@code CandidateKey}. */
final class KeyList {
  private long[] keys = new long[256];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = key;
  }

  long get(int i) {
    return keys[i];
  }

  int size() {
    return size;
  }
}
