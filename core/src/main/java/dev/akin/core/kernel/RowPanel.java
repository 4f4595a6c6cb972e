package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/**
 * Up to 32 rows side by side, {@code [dimension][32]}: value i of all rows stands together, so that
 * one vector register holds it for many rows. One side of {@link Kernels#products}.
 *
 * <p>Scratch of one thread, on the heap. Packing a row costs a copy of it; it pays once about ten
 * vectors are multiplied with the panel.
 */
public final class RowPanel {
  /** Rows of a panel: two 512-bit registers of floats. */
  public static final int ROWS = 32;

  /** Values of all rows that are packed before the next ones: their part of the panel is 8 KiB. */
  private static final int CHUNK = 64;

  final int dimension;
  final float[] values;
  private final float[] part = new float[CHUNK];

  /** A panel of zeros. */
  public RowPanel(int dimension) {
    this.dimension = dimension;
    this.values = new float[Math.multiplyExact(dimension, ROWS)];
  }

  /** Values per row. */
  public int dimension() {
    return dimension;
  }

  /** Zeros everywhere. */
  public void clear() {
    Arrays.fill(values, 0);
  }

  /**
   * Takes one row.
   *
   * @param place where it stands, 0 … 31
   * @param row at least the panel's dimension of values
   */
  public void set(int place, float[] row) {
    Objects.checkIndex(place, ROWS);
    for (int i = 0, at = place; i < dimension; i++, at += ROWS) {
      values[at] = row[i];
    }
  }

  /**
   * Takes rows, replacing what was there; places that get none hold zeros.
   *
   * @param rows memory with rows of float32, of at least the panel's dimension
   * @param ordinals which rows
   * @param from position of the first one in {@code ordinals}
   * @param to behind the last one; at most {@link #ROWS} of them
   */
  public void pack(Rows rows, int[] ordinals, int from, int to) {
    if (to - from > ROWS) {
      throw new IllegalArgumentException("%,d rows, a panel takes %d".formatted(to - from, ROWS));
    }
    if (to - from < ROWS) {
      Arrays.fill(values, 0);
    }
    for (int first = 0; first < dimension; first += CHUNK) {
      int length = Math.min(CHUNK, dimension - first);
      for (int i = from; i < to; i++) {
        long offset = rows.offset(ordinals[i]) + 4L * first;
        MemorySegment.copy(rows.segment(), ScalarKernels.FLOAT, offset, part, 0, length);
        int at = first * ROWS + i - from;
        for (int j = 0; j < length; j++, at += ROWS) {
          values[at] = part[j];
        }
      }
    }
  }
}
