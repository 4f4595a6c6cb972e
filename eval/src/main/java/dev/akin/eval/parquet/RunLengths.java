package dev.akin.eval.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The hybrid of run lengths and bit packing in which levels and dictionary indexes are stored: a
 * varint tells what follows, {@code n << 1} one value n times, {@code n << 1 | 1} n groups of eight
 * packed values.
 */
final class RunLengths {
  private static final int MAX_WIDTH = 31;

  private final ByteBuffer bytes;
  private final int width;

  /**
   * @param width bits per value
   */
  RunLengths(ByteBuffer bytes, int width) throws ParquetException {
    if (width < 0 || width > MAX_WIDTH) {
      throw new ParquetException("values of %d bits, at most %d".formatted(width, MAX_WIDTH));
    }
    this.bytes = bytes;
    this.width = width;
  }

  /**
   * Decodes so many values.
   *
   * @throws ParquetException if there are fewer
   */
  int[] decode(int count) throws ParquetException {
    int[] values = new int[count];
    for (int at = 0; at < count; ) {
      long head = varint();
      long length = (head & 1) == 0 ? head >>> 1 : (head >>> 1) * 8;
      if (length == 0) {
        throw new ParquetException("a run of no values behind %,d of %,d".formatted(at, count));
      }
      int to = (int) Math.min(at + length, count);
      if ((head & 1) == 0) {
        Arrays.fill(values, at, to, repeated());
      } else {
        unpack(values, at, to);
        bytes.position(skipRest(length - (to - at)));
      }
      at = to;
    }
    return values;
  }

  /** Bits of a value follow each other, lowest first, from the lowest bit of the first byte. */
  private void unpack(int[] values, int from, int to) {
    long bits = 0;
    int available = 0;
    for (int i = from; i < to; i++) {
      while (available < width) {
        bits |= (bytes.get() & 0xffL) << available;
        available += Byte.SIZE;
      }
      values[i] = (int) (bits & (1L << width) - 1);
      bits >>>= width;
      available -= width;
    }
  }

  /** Groups are whole, so padding may follow the last value; some writers leave it out. */
  private int skipRest(long values) {
    return (int) Math.min(bytes.limit(), bytes.position() + values * width / Byte.SIZE);
  }

  private int repeated() {
    int value = 0;
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      value |= (bytes.get() & 0xff) << shift;
    }
    return value;
  }

  private long varint() throws ParquetException {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ParquetException("a run length of more than 35 bits");
  }
}
