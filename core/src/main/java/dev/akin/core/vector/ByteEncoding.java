package dev.akin.core.vector;

import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.Packing;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Unsigned bytes in the layout of {@link Packing}: of 64 neighboring values the first 16 are the
 * lowest bytes of 16 ints, the next 16 the second lowest, and so on.
 */
final class ByteEncoding implements RowEncoding {
  private static final Packing PACKING = new Packing(Byte.SIZE);

  /** Values of 64 bytes, and the ints that hold them. */
  private static final int CHUNK = 64;

  private static final int WORDS = 16;
  private static final int MASK = 0xff;
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public long stride(int dimension) {
    return PACKING.bytes(dimension);
  }

  @Override
  public float[] round(float[] vector) {
    float[] checked = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      int number = (int) vector[i];
      if (number != vector[i] || number < 0 || number > MASK) {
        throw RowEncoding.refusal(vector, i, "uint8 holds whole numbers from 0 to 255");
      }
      checked[i] = number; // A negative zero comes back as zero.
    }
    return checked;
  }

  @Override
  public void write(float[] vector, MemorySegment rows, long offset) {
    long at = offset;
    for (int chunk = 0; chunk < vector.length; chunk += CHUNK) {
      for (int i = chunk; i < chunk + WORDS; i++, at += Integer.BYTES) {
        int low = number(vector, i) | number(vector, i + WORDS) << 8;
        int high = number(vector, i + 2 * WORDS) | number(vector, i + 3 * WORDS) << 8;
        rows.set(WORD, at, low | high << 16);
      }
    }
  }

  private static int number(float[] vector, int i) {
    return i < vector.length ? (int) vector[i] : 0;
  }

  @Override
  public void read(MemorySegment rows, long offset, float[] target, int dimension) {
    PackedKernels.unpackBytes(rows, offset, target, dimension);
  }

  @Override
  public RowComparison comparison(int dimension) {
    return new ByteComparison(PACKING, dimension);
  }
}
