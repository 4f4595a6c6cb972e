package dev.akin.core.graph;

import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which rows of a set are the same bits.
 *
 * <p>Equal vectors are poison for a graph: all are equally near to each other, so they fill each
 * other's lists, nothing leads out, and those that come late are linked from nowhere. A build
 * therefore inserts the first of each group alone and ties the rest to it afterwards ({@link
 * TwinLinks}).
 *
 * @param groups {@code [groups][2 or more]}: ordinals of equal rows, rising
 */
@SuppressWarnings("ArrayRecordComponent") // Lists of ordinals, never compared.
record Twins(List<int[]> groups) {
  /** Finds them by hash, then by comparing: one pass over the rows and a sort. */
  static Twins find(VectorSet vectors) {
    long[] keys = new long[vectors.size()];
    for (int row = 0; row < keys.length; row++) {
      // 33 bits of hash in front of 31 of ordinal: runs of equal hashes are sorted by ordinal.
      keys[row] = (RowFingerprints.of(vectors, row) & ~(long) Integer.MAX_VALUE) | row;
    }
    Arrays.sort(keys);
    List<int[]> groups = new ArrayList<>();
    for (int from = 0, to; from < keys.length; from = to) {
      to = from + 1;
      while (to < keys.length && keys[to] >> 31 == keys[from] >> 31) {
        to++;
      }
      if (to - from > 1) {
        split(vectors, Arrays.copyOfRange(keys, from, to), groups);
      }
    }
    return new Twins(groups);
  }

  /** Groups the equal rows of a run whose hashes are equal. */
  private static void split(VectorSet vectors, long[] run, List<int[]> groups) {
    int[] rest = Arrays.stream(run).mapToInt(key -> (int) key & Integer.MAX_VALUE).toArray();
    while (rest.length > 1) {
      int first = rest[0];
      int[] equal = Arrays.stream(rest).filter(row -> areEqual(vectors, first, row)).toArray();
      if (equal.length > 1) {
        groups.add(equal);
      }
      rest = Arrays.stream(rest).filter(row -> !areEqual(vectors, first, row)).toArray();
    }
  }

  private static boolean areEqual(VectorSet vectors, int one, int other) {
    long bytes = vectors.rowBytes();
    MemorySegment rows = vectors.segment();
    long from = vectors.offset(one);
    long to = vectors.offset(other);
    return MemorySegment.mismatch(rows, from, from + bytes, rows, to, to + bytes) < 0;
  }

  /** Calls back for every row that equals an earlier one. */
  void forEachLater(IntConsumer action) {
    for (int[] group : groups) {
      for (int i = 1; i < group.length; i++) {
        action.accept(group[i]);
      }
    }
  }
}
