package dev.akin.eval.dataset;

import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The TEXMEX formats: every row is its dimension as int32, then its values, all little-endian.
 * {@code .fvecs} holds float32, {@code .bvecs} uint8, {@code .ivecs} int32.
 */
final class XvecsReader implements RowReader {
  private final ByteInput input;
  private final ValueType type;
  private final int dimension;
  private final long rows;
  private final long wholeRows;
  private long row;

  private XvecsReader(ByteInput input, ValueType type, int dimension) {
    this.input = input;
    this.type = type;
    this.dimension = dimension;
    long rowBytes = Integer.BYTES + (long) dimension * type.bytes();
    this.wholeRows = input.bound() / rowBytes;
    this.rows = (input.bound() + rowBytes - 1) / rowBytes;
  }

  static XvecsReader open(Path file, ValueType type) throws IOException {
    int dimension = 0;
    try (ByteInput first = ByteInput.open(file)) {
      dimension = first.read(Integer.BYTES, ByteOrder.LITTLE_ENDIAN).getInt();
      if (dimension < 1 || dimension > VectorSet.MAX_DIMENSION) {
        throw first.wrong(
            0, "dimension %,d: 1 to %,d is possible".formatted(dimension, VectorSet.MAX_DIMENSION));
      }
    }
    return new XvecsReader(ByteInput.open(file), type, dimension);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long wholeRows() {
    return wholeRows;
  }

  @Override
  public void next(float[] target) throws IOException {
    long offset = input.position();
    int rowBytes = Integer.BYTES + dimension * type.bytes();
    ByteBuffer bytes = input.read(rowBytes, ByteOrder.LITTLE_ENDIAN);
    int stated = bytes.getInt();
    if (stated != dimension) {
      throw input.wrong(
          offset,
          "row %,d has dimension %,d, the first row has %,d".formatted(row, stated, dimension));
    }
    type.read(bytes, target, dimension);
    row++;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
