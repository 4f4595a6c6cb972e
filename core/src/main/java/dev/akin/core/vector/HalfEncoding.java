package dev.akin.core.vector;

import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.Packing;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * IEEE half floats in the layout of {@link Packing}: of 32 neighboring values the first 16 are the
 * lower halves of 16 ints, the others the upper ones.
 */
final class HalfEncoding implements RowEncoding {
  private static final Packing PACKING = new Packing(Short.SIZE);

  /** Values of 64 bytes, and the ints that hold them. */
  private static final int CHUNK = 32;

  private static final int WORDS = 16;
  private static final float LARGEST = 65_504;
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public long stride(int dimension) {
    return PACKING.bytes(dimension);
  }

  @Override
  public float[] round(float[] vector) {
    float[] rounded = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      if (!(Math.abs(vector[i]) <= LARGEST)) {
        throw RowEncoding.refusal(vector, i, "float16 holds numbers from -65,504 to 65,504");
      }
      rounded[i] = Float.float16ToFloat(Float.floatToFloat16(vector[i]));
    }
    return rounded;
  }

  @Override
  public void write(float[] vector, MemorySegment rows, long offset) {
    long at = offset;
    for (int chunk = 0; chunk < vector.length; chunk += CHUNK) {
      for (int i = chunk; i < chunk + WORDS; i++, at += Integer.BYTES) {
        rows.set(WORD, at, half(vector, i) | half(vector, i + WORDS) << Short.SIZE);
      }
    }
  }

  private static int half(float[] vector, int i) {
    return i < vector.length ? Float.floatToFloat16(vector[i]) & 0xffff : 0;
  }

  @Override
  public void read(MemorySegment rows, long offset, float[] target, int dimension) {
    PackedKernels.unpackHalves(rows, offset, target, dimension);
  }

  @Override
  public RowComparison comparison(int dimension) {
    return new HalfComparison(PACKING.padded(dimension));
  }
}
