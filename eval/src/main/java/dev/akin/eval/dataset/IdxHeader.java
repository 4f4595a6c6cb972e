package dev.akin.eval.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands before the values of the MNIST family's format: two zero bytes, a type, the number of
 * dimensions, each dimension as int32; all big-endian.
 *
 * @param type how a value is stored
 * @param sizes the dimensions, at least one
 */
record IdxHeader(ValueType type, List<Integer> sizes) {
  static IdxHeader read(ByteInput input) throws IOException {
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
    if (dimensions < 1) {
      throw input.wrong(3, "%d dimensions: there is at least 1".formatted(dimensions));
    }
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      int size = input.read(Integer.BYTES).getInt();
      // No rows are said by whoever reads rows.
      if (size < (i == 0 ? 0 : 1)) {
        throw input.wrong(input.position() - 4, "size %,d of dimension %d".formatted(size, i));
      }
      sizes.add(size);
    }
    return new IdxHeader(type, sizes);
  }
}
