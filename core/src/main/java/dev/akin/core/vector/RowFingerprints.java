package dev.akin.core.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What rows are recognized by when they have gone: 64 bits for each, a hash of its bytes. Rows of
 * the same bits have the same fingerprint. Two others share one by chance, one pair in 2^64:
 * whoever takes one for the other must not answer wrongly for it. Immutable and thread-safe.
 */
public final class RowFingerprints {
  /** How a fingerprint is stored. */
  private static final ValueLayout.OfLong VALUE =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int NONE = -1;

  private final MemorySegment values;
  private final int size;

  private RowFingerprints(MemorySegment values) {
    this.values = values;
    this.size = Math.toIntExact(values.byteSize() / Long.BYTES);
  }

  /** Those of all rows of a set; costs a pass over its bytes. */
  public static RowFingerprints of(VectorSet rows) {
    MemorySegment values = Arena.ofAuto().allocate((long) rows.size() * Long.BYTES, Long.BYTES);
    for (int row = 0; row < rows.size(); row++) {
      values.set(VALUE, (long) row * Long.BYTES, of(rows, row));
    }
    return new RowFingerprints(values);
  }

  /**
   * Those that lie in somebody else's memory, for as long as that lives.
   *
   * @param values {@code [size]} little-endian longs
   * @throws IllegalArgumentException if its length is no multiple of 8
   */
  public static RowFingerprints ofSegment(MemorySegment values) {
    if (values.byteSize() % Long.BYTES != 0) {
      throw new IllegalArgumentException(
          "%,d bytes are no fingerprints of %d bytes each"
              .formatted(values.byteSize(), Long.BYTES));
    }
    return new RowFingerprints(values);
  }

  /**
   * The fingerprint of one row. Rows are padded with zeros to whole longs, which belong to the row
   * as well as its values.
   */
  public static long of(VectorSet rows, int row) {
    MemorySegment bytes = rows.segment();
    long end = rows.offset(row) + rows.rowBytes();
    long hash = 0;
    for (long at = rows.offset(row); at < end; at += Long.BYTES) {
      hash = (hash ^ bytes.get(VALUE, at)) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 29;
    }
    return hash * 0xBF58_476D_1CE4_E5B9L;
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** The fingerprint of a row. */
  public long of(int row) {
    return values.get(VALUE, (long) row * Long.BYTES);
  }

  /** All of them, {@code [size]} little-endian longs. */
  public MemorySegment segment() {
    return values;
  }

  /** Where these rows are in another set; costs a look at each row of either. */
  public RowMatch in(RowFingerprints others) {
    int[] table = others.table();
    boolean[] isCovered = new boolean[others.size];
    int[] places = new int[size];
    for (int row = 0; row < size; row++) {
      places[row] = table[others.slot(table, of(row))];
      if (places[row] != NONE) {
        isCovered[places[row]] = true;
      }
    }
    int covered = 0;
    for (int row = 0; row < others.size; row++) {
      covered += isCovered[table[others.slot(table, others.of(row))]] ? 1 : 0;
    }
    return new RowMatch(places, covered);
  }

  /** The first row of every fingerprint, by open addressing. */
  private int[] table() {
    int[] table = new int[Integer.highestOneBit(Math.clamp(2L * size, 1, 1 << 29)) << 1];
    Arrays.fill(table, NONE);
    for (int row = 0; row < size; row++) {
      int slot = slot(table, of(row));
      if (table[slot] == NONE) {
        table[slot] = row;
      }
    }
    return table;
  }

  /** Where a fingerprint is in the table of these rows, or would be. */
  private int slot(int[] table, long fingerprint) {
    int mask = table.length - 1;
    int slot = (int) (fingerprint >>> 32) & mask;
    while (table[slot] != NONE && of(table[slot]) != fingerprint) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
