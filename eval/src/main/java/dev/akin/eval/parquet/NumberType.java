package dev.akin.eval.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The physical types of numbers. */
enum NumberType {
  INT32(1, 4) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.getInt();
    }
  },
  INT64(2, 8) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.getLong();
    }
  },
  FLOAT(4, 4) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  DOUBLE(5, 8) {
    @Override
    float read(ByteBuffer bytes) {
      return (float) bytes.getDouble();
    }
  };

  private final int code;
  private final int bytes;

  NumberType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static Optional<NumberType> of(long code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  int bytes() {
    return bytes;
  }

  boolean isFloat() {
    return this == FLOAT || this == DOUBLE;
  }

  /** The next value of a little-endian buffer. */
  abstract float read(ByteBuffer bytes);
}
