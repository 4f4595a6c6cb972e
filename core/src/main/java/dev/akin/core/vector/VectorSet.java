package dev.akin.core.vector;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.Rows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Immutable rows {@code [size][dimension]} of little-endian float32 outside the heap, row-major,
 * each row padded with zeros to a multiple of 64 bytes. A row's number is its <em>ordinal</em>.
 * Thread-safe.
 */
public interface VectorSet {
  /** The largest dimension of a set. */
  int MAX_DIMENSION = 1 << 20;

  /** How a value is stored. */
  ValueLayout.OfFloat VALUE = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Number of rows. */
  int size();

  /** Values per row, without padding. */
  int dimension();

  /** Where the rows lie, as kernels take it. */
  Rows rows();

  /** The memory that holds the rows. */
  default MemorySegment segment() {
    return rows().segment();
  }

  /** Byte offset of a row in {@link #segment()}. */
  default long offset(int ordinal) {
    return rows().offset(ordinal);
  }

  /** Bytes from one row to the next. */
  default long stride() {
    return rows().stride();
  }

  /**
   * Copies a row.
   *
   * @param target takes {@link #dimension()} values; what follows them (a query's padding) stays
   */
  default void copyTo(int ordinal, float[] target) {
    MemorySegment.copy(segment(), VALUE, offset(ordinal), target, 0, dimension());
  }

  /** Bytes of one row of a dimension, padding included. */
  static long stride(int dimension) {
    return (long) Kernels.padded(dimension) * Float.BYTES;
  }

  /**
   * A copy of rows of equal length, freed by the garbage collector.
   *
   * @throws IllegalArgumentException if there is no row, lengths differ, or a value is not finite
   */
  static VectorSet copyOf(float[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no row tells the dimension: use builder(dimension, 0)");
    }
    Builder builder = builder(rows[0].length, rows.length);
    for (float[] row : rows) {
      builder.add(row);
    }
    return builder.build();
  }

  /**
   * A set to which rows are added one by one.
   *
   * @param expectedSize rows that are reserved at once; more may come
   */
  static Builder builder(int dimension, int expectedSize) {
    return new Builder(dimension, expectedSize);
  }

  /**
   * A view of rows that lie in somebody else's memory, for as long as that lives.
   *
   * @param segment off-heap memory, a mapped file for example
   * @param base byte offset of row 0, a multiple of 64 bytes in memory for full speed
   * @throws IllegalArgumentException if the rows leave the segment
   */
  static VectorSet ofSegment(MemorySegment segment, long base, int size, int dimension) {
    return new SegmentVectorSet(new Rows(segment, base, stride(dimension)), size, dimension);
  }

  /** Collects rows off-heap. Owned by one thread; of no further use after {@link #build()}. */
  final class Builder {
    private final int dimension;
    private MemorySegment segment;
    private int size;

    private Builder(int dimension, int expectedSize) {
      if (dimension < 1 || dimension > MAX_DIMENSION || expectedSize < 0) {
        throw new IllegalArgumentException(
            "dimension %,d and expected size %,d: dimension 1 to %,d, size at least 0"
                .formatted(dimension, expectedSize, MAX_DIMENSION));
      }
      this.dimension = dimension;
      this.segment = allocate(Math.max(expectedSize, 1));
    }

    /**
     * Appends a copy of a vector.
     *
     * @throws IllegalArgumentException if its length is not the dimension or a value is not finite
     */
    public Builder add(float[] vector) {
      if (vector.length != dimension) {
        throw new IllegalArgumentException(
            "row %,d has %,d values, the set has dimension %,d"
                .formatted(size, vector.length, dimension));
      }
      Metric.requireFinite(vector);
      long end = (size + 1L) * stride(dimension);
      if (end > segment.byteSize()) {
        MemorySegment grown = allocate(size + 16L + size / 2);
        MemorySegment.copy(segment, 0, grown, 0, size * stride(dimension));
        segment = grown;
      }
      MemorySegment.copy(vector, 0, segment, VALUE, end - stride(dimension), dimension);
      size++;
      return this;
    }

    /** Rows added so far. */
    public int size() {
      return size;
    }

    /** The set of all rows added so far. */
    public VectorSet build() {
      return ofSegment(segment, 0, size, dimension);
    }

    private MemorySegment allocate(long rows) {
      return Arena.ofAuto().allocate(rows * stride(dimension), Kernels.ALIGNMENT);
    }
  }
}
