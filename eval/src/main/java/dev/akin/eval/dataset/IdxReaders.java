package dev.akin.eval.dataset;

import dev.akin.eval.dataset.MatrixReader.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The MNIST family's format, plain or packed by gzip: two zero bytes, a type, the number of
 * dimensions, each dimension as int32, then the values; all big-endian. The first dimension counts
 * the rows, all others together are the vector: 60,000 × 28 × 28 are 60,000 rows of 784.
 */
final class IdxReaders {
  private IdxReaders() {}

  static RowReader open(Path file) throws IOException {
    ByteInput input = ByteInput.open(file);
    try {
      return new MatrixReader(input, header(input));
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  private static Shape header(ByteInput input) throws IOException {
    ByteBuffer head = input.read(4);
    int zeros = head.getShort();
    int typeCode = head.get();
    int dimensions = head.get();
    if (zeros != 0) {
      throw input.wrong(0, "%04x: an IDX file begins with two zero bytes".formatted(zeros));
    }
    ValueType type =
        switch (typeCode) {
          case 0x08 -> ValueType.UINT8;
          case 0x09 -> ValueType.INT8;
          case 0x0b -> ValueType.INT16;
          case 0x0c -> ValueType.INT32;
          case 0x0d -> ValueType.FLOAT32;
          case 0x0e -> ValueType.FLOAT64;
          default -> throw input.wrong(2, "unknown type %02x".formatted(typeCode));
        };
    if (dimensions < 2) {
      throw input.wrong(
          3, "%d dimensions: vectors have at least 2, labels have 1".formatted(dimensions));
    }
    long rows = input.read(Integer.BYTES).getInt();
    long dimension = 1;
    for (int i = 1; i < dimensions; i++) {
      int size = input.read(Integer.BYTES).getInt();
      if (size < 1) {
        throw input.wrong(input.position() - 4, "size %,d of dimension %d".formatted(size, i));
      }
      dimension = Math.min(dimension * size, Integer.MAX_VALUE);
    }
    return new Shape(rows, dimension, type, ByteOrder.BIG_ENDIAN);
  }
}
