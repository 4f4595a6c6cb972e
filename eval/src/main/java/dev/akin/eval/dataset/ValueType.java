package dev.akin.eval.dataset;

import java.nio.ByteBuffer;

/** How one number of a file is stored; the buffer's byte order decides where its first byte is. */
enum ValueType {
  UINT8(1) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.get() & 0xff;
    }
  },
  INT8(1) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.get();
    }
  },
  INT16(2) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.getShort();
    }
  },
  INT32(4) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.getInt();
    }
  },
  FLOAT16(2) {
    @Override
    float read(ByteBuffer bytes) {
      return Float.float16ToFloat(bytes.getShort());
    }
  },
  FLOAT32(4) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  FLOAT64(8) {
    @Override
    float read(ByteBuffer bytes) {
      return (float) bytes.getDouble();
    }
  };

  private final int bytes;

  ValueType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per value. */
  int bytes() {
    return bytes;
  }

  /** The next value; rounded to float32 where the type holds more. */
  abstract float read(ByteBuffer bytes);

  /** The next {@code count} values. */
  void read(ByteBuffer bytes, float[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = read(bytes);
    }
  }
}
