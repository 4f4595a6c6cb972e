package dev.akin.testkit.crash;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growable array of bytes; a gap is filled with zeros. */
final class Bytes {
  private byte[] array = new byte[0];
  private int size;

  /** The bytes of {@code array}, which is handed over. */
  static Bytes of(byte[] array) {
    Bytes bytes = new Bytes();
    bytes.array = array;
    bytes.size = array.length;
    return bytes;
  }

  int size() {
    return size;
  }

  int read(ByteBuffer target, long offset) {
    if (offset >= size) {
      return -1;
    }
    int length = (int) Math.min(target.remaining(), size - offset);
    target.put(array, (int) offset, length);
    return length;
  }

  void write(Bytes bytes, long offset) {
    int end = Math.toIntExact(offset + bytes.size);
    if (end > array.length) {
      array = Arrays.copyOf(array, Math.max(end, 2 * array.length));
    }
    System.arraycopy(bytes.array, 0, array, (int) offset, bytes.size);
    size = Math.max(size, end);
  }

  void truncate(long newSize) {
    if (newSize < size) {
      Arrays.fill(array, (int) newSize, size, (byte) 0);
      size = (int) newSize;
    }
  }

  Bytes copy() {
    return slice(0, size);
  }

  Bytes slice(int from, int to) {
    return of(Arrays.copyOfRange(array, from, to));
  }
}
