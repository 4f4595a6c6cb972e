package dev.akin.engine.filter;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/** A list of ordinals that grows. */
final class Ordinals {
  private int[] values = new int[16];
  private int size;

  void add(int ordinal) {
    values = ArrayUtil.grow(values, size + 1);
    values[size++] = ordinal;
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
