package dev.akin.engine.log;

import dev.akin.engine.point.PointId;
import java.nio.ByteBuffer;

/** A growing little-endian buffer with an upper bound. */
final class OperationWriter {
  private static final int FIRST_BYTES = 512;

  private final int maxBytes;
  private ByteBuffer bytes = LogFormat.allocate(FIRST_BYTES);

  OperationWriter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  void putByte(int value) {
    room(1).put((byte) value);
  }

  void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void putBytes(byte[] value) {
    putInt(value.length);
    room(value.length).put(value);
  }

  void putStart(byte kind, PointId id) {
    byte[] key = id.toBytes();
    putByte(kind);
    putByte(key.length);
    room(key.length).put(key);
  }

  void putVector(float[] vector) {
    putInt(vector.length);
    ByteBuffer target = room(Math.multiplyExact(vector.length, Float.BYTES));
    target.asFloatBuffer().put(vector);
    target.position(target.position() + vector.length * Float.BYTES);
  }

  /** What was written, ready to be read. */
  ByteBuffer finish() {
    return bytes.flip();
  }

  private ByteBuffer room(int needed) {
    if (needed > bytes.remaining()) {
      long wanted = (long) bytes.position() + needed;
      if (wanted > maxBytes) {
        throw new IllegalArgumentException(
            "change log: a batch of %d bytes or more; at most %d fit into one record"
                .formatted(wanted, maxBytes));
      }
      int capacity = (int) Math.min(maxBytes, Math.max(wanted, 2L * bytes.capacity()));
      bytes = LogFormat.allocate(capacity).put(bytes.flip());
    }
    return bytes;
  }
}
