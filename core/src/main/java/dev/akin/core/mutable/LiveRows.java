package dev.akin.core.mutable;

import dev.akin.core.index.OrdinalFilter;
import java.util.Arrays;

/** Which ordinals have a vector that was not deleted. Owned by its index, which guards it. */
final class LiveRows {
  private long[] bits = new long[1];
  private int size;
  private int live;

  /** All of the first ordinals live. */
  LiveRows(int size) {
    for (int ordinal = 0; ordinal < size; ordinal++) {
      add();
    }
  }

  /** One more ordinal, which lives. */
  void add() {
    if (size >> 6 == bits.length) {
      bits = Arrays.copyOf(bits, 2 * bits.length);
    }
    bits[size >> 6] |= 1L << size;
    size++;
    live++;
  }

  /** Deletes an ordinal; whether it lived. */
  boolean delete(int ordinal) {
    if (!contains(ordinal)) {
      return false;
    }
    bits[ordinal >> 6] &= ~(1L << ordinal);
    live--;
    return true;
  }

  boolean contains(int ordinal) {
    return ordinal >= 0 && ordinal < size && (bits[ordinal >> 6] >>> ordinal & 1) == 1;
  }

  /** Ordinals ever given. */
  int size() {
    return size;
  }

  /** Those that live. */
  int live() {
    return live;
  }

  /** The live ordinals from one on, counted from there, that a filter accepts too. */
  OrdinalFilter within(int from, int to, OrdinalFilter filter) {
    long[] accepted = new long[(to - from + 63) / 64];
    for (int ordinal = filter.next(from); ordinal < to; ordinal = filter.next(ordinal + 1)) {
      if (contains(ordinal)) {
        accepted[(ordinal - from) >> 6] |= 1L << (ordinal - from);
      }
    }
    return OrdinalFilter.of(accepted, to - from);
  }
}
