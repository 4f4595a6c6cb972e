package dev.akin.core.vector;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowPanel;
import dev.akin.core.kernel.Rows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Immutable rows {@code [size][dimension]} of one {@link Datatype} outside the heap, row-major,
 * each row padded with zeros to a multiple of 64 bytes. A row's number is its <em>ordinal</em>.
 * Thread-safe.
 */
public interface VectorSet {
  /** The largest dimension of a set. */
  int MAX_DIMENSION = 1 << 20;

  /** How a value of float32 is stored. */
  ValueLayout.OfFloat VALUE = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /**
   * What a set holds.
   *
   * @param size number of rows
   * @param dimension values per row, without padding
   * @param datatype how values are kept
   */
  record Shape(int size, int dimension, Datatype datatype) {}

  /** What it holds. */
  Shape shape();

  /** Number of rows. */
  default int size() {
    return shape().size;
  }

  /** Values per row, without padding. */
  default int dimension() {
    return shape().dimension;
  }

  /** How values are kept. */
  default Datatype datatype() {
    return shape().datatype;
  }

  /** Where the rows lie, as the kernels for their datatype take it. */
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

  /** Bytes of one row, its padding included; rows with equal bytes have equal values. */
  default long rowBytes() {
    return datatype().stride(dimension());
  }

  /**
   * Copies a row.
   *
   * @param target takes {@link #dimension()} values; what follows them (a query's padding) stays
   */
  default void copyTo(int ordinal, float[] target) {
    datatype().read(segment(), offset(ordinal), target, dimension());
  }

  /**
   * Fills a panel with rows.
   *
   * @param ordinals which rows
   * @param from position of the first one in {@code ordinals}
   * @param to behind the last one; at most {@link RowPanel#ROWS} of them
   */
  default void packInto(RowPanel panel, int[] ordinals, int from, int to) {
    if (datatype() == Datatype.FLOAT32) {
      panel.pack(rows(), ordinals, from, to);
      return;
    }
    if (to - from < RowPanel.ROWS) {
      panel.clear();
    }
    float[] row = new float[dimension()];
    for (int i = from; i < to; i++) {
      copyTo(ordinals[i], row);
      panel.set(i - from, row);
    }
  }

  /**
   * This set, for those who read its memory as float32.
   *
   * @throws IllegalArgumentException if rows are of another datatype
   */
  default VectorSet requireFloat32() {
    if (datatype() != Datatype.FLOAT32) {
      throw new IllegalArgumentException(
          "rows of datatype %s: only float32 is taken here; SQfp16 and SQ8 keep floats in 16 and 8 bits"
              .formatted(datatype()));
    }
    return this;
  }

  /** Bytes of one row of float32 of a dimension, padding included. */
  static long stride(int dimension) {
    return Datatype.FLOAT32.stride(dimension);
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
   * A set of float32 to which rows are added one by one.
   *
   * @param expectedSize rows that are reserved at once; more may come
   */
  static Builder builder(int dimension, int expectedSize) {
    return builder(new Shape(expectedSize, dimension, Datatype.FLOAT32));
  }

  /**
   * A set to which rows are added one by one.
   *
   * @param expected its size are the rows that are reserved at once; more may come
   */
  static Builder builder(Shape expected) {
    return new Builder(expected);
  }

  /**
   * A view of rows of float32 that lie in somebody else's memory, for as long as that lives.
   *
   * @param segment off-heap memory, a mapped file for example
   * @param base byte offset of row 0, a multiple of 64 bytes in memory for full speed
   * @throws IllegalArgumentException if the rows leave the segment
   */
  static VectorSet ofSegment(MemorySegment segment, long base, int size, int dimension) {
    return ofSegment(segment, base, new Shape(size, dimension, Datatype.FLOAT32));
  }

  /**
   * A view of rows of any datatype, each {@link Datatype#stride} bytes long, as {@link
   * #ofSegment(MemorySegment, long, int, int)}.
   */
  static VectorSet ofSegment(MemorySegment segment, long base, Shape shape) {
    long stride = shape.datatype.stride(shape.dimension);
    return new SegmentVectorSet(new Rows(segment, base, stride), shape);
  }

  /** Collects rows off-heap. Owned by one thread; of no further use after {@link #build()}. */
  final class Builder {
    private final int dimension;
    private final Datatype datatype;
    private final long stride;
    private MemorySegment segment;
    private int size;

    private Builder(Shape expected) {
      if (expected.dimension < 1 || expected.dimension > MAX_DIMENSION || expected.size < 0) {
        throw new IllegalArgumentException(
            "dimension %,d and expected size %,d: dimension 1 to %,d, size at least 0"
                .formatted(expected.dimension, expected.size, MAX_DIMENSION));
      }
      this.dimension = expected.dimension;
      this.datatype = expected.datatype;
      this.stride = datatype.stride(dimension);
      this.segment = allocate(Math.max(expected.size, 1));
    }

    /**
     * Appends a copy of a vector, rounded to the datatype.
     *
     * @throws IllegalArgumentException if its length is not the dimension or the datatype refuses a
     *     value, as all refuse what is not finite
     */
    public Builder add(float[] vector) {
      if (vector.length != dimension) {
        throw new IllegalArgumentException(
            "row %,d has %,d values, the set has dimension %,d"
                .formatted(size, vector.length, dimension));
      }
      Metric.requireFinite(vector);
      float[] rounded = datatype.round(vector);
      if ((size + 1L) * stride > segment.byteSize()) {
        MemorySegment grown = allocate(size + 16L + size / 2);
        MemorySegment.copy(segment, 0, grown, 0, size * stride);
        segment = grown;
      }
      datatype.write(rounded, segment, size * stride);
      size++;
      return this;
    }

    /** Rows added so far. */
    public int size() {
      return size;
    }

    /** The set of all rows added so far. */
    public VectorSet build() {
      return ofSegment(segment, 0, new Shape(size, dimension, datatype));
    }

    private MemorySegment allocate(long rows) {
      return Arena.ofAuto().allocate(rows * stride, Kernels.ALIGNMENT);
    }
  }
}
