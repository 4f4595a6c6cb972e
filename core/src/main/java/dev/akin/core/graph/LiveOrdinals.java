package dev.akin.core.graph;

import dev.akin.core.index.OrdinalFilter;
import java.util.Arrays;

/** Which nodes have a vector that was not deleted. Changes under the graph's lock only. */
final class LiveOrdinals implements OrdinalFilter {
  private long[] words = new long[0];
  private int size;
  private int count;

  /** Judges so many ordinals from now on; new ones do not live. */
  void resize(int size) {
    words = Arrays.copyOf(words, (size + 63) >>> 6);
    this.size = size;
  }

  void add(int ordinal) {
    words[ordinal >>> 6] |= 1L << ordinal;
    count++;
  }

  /** Takes a living ordinal out. */
  void remove(int ordinal) {
    words[ordinal >>> 6] &= ~(1L << ordinal);
    count--;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean accepts(int ordinal) {
    return (words[ordinal >>> 6] >>> ordinal & 1) != 0;
  }

  @Override
  public int cardinality() {
    return count;
  }

  @Override
  public int next(int from) {
    for (int word = from >>> 6; word < words.length; word++) {
      long rest = word == from >>> 6 ? words[word] & -1L << from : words[word];
      if (rest != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(rest);
      }
    }
    return END;
  }
}
