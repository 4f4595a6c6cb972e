package dev.akin.core.vector;

import dev.akin.core.kernel.Kernels;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Little-endian float32 in their order, zeros up to the next multiple of 64 bytes. */
final class FloatEncoding implements RowEncoding {
  private static final ValueLayout.OfFloat VALUE =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public long stride(int dimension) {
    return (long) Kernels.padded(dimension) * Float.BYTES;
  }

  @Override
  public float[] round(float[] vector) {
    return vector;
  }

  @Override
  public void write(float[] vector, MemorySegment rows, long offset) {
    MemorySegment.copy(vector, 0, rows, VALUE, offset, vector.length);
    long end = offset + (long) vector.length * Float.BYTES;
    rows.asSlice(end, offset + stride(vector.length) - end).fill((byte) 0);
  }

  @Override
  public void read(MemorySegment rows, long offset, float[] target, int dimension) {
    MemorySegment.copy(rows, VALUE, offset, target, 0, dimension);
  }

  @Override
  public RowComparison comparison(int dimension) {
    return new FloatComparison(dimension);
  }
}
