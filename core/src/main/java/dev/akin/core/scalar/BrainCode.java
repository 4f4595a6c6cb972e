package dev.akin.core.scalar;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;

/**
 * Values as brain floats: the upper 16 bits of a float, rounded to nearest even. A value is off by
 * at most 2⁻⁸ of itself; nothing is trained.
 */
final class BrainCode implements RowCode {
  private static final int LARGEST = 0x7f7f;

  private final int dimension;

  BrainCode(int dimension) {
    this.dimension = dimension;
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) {
    // Its token says all.
  }

  @Override
  public ScalarToken token() {
    return ScalarToken.SQbf16;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long bytesInMemory() {
    return 0;
  }

  @Override
  public int code(int dimension, float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 31 << 15;
    int magnitude = bits & Integer.MAX_VALUE;
    int rounded = (magnitude + 0x7fff + (magnitude >>> 16 & 1)) >>> 16;
    return sign | Math.min(rounded, LARGEST); // The last finite floats would round to infinity.
  }

  @Override
  public float value(int dimension, int code) {
    return Float.intBitsToFloat(code << 16);
  }

  @Override
  public RowQuery query() {
    return new FloatRowQuery(packing().padded(dimension)) {
      @Override
      public void squaredL2(Rows rows, RowBatch batch) {
        PackedKernels.brainSquaredL2(query, rows, batch);
      }

      @Override
      public void dot(Rows rows, RowBatch batch) {
        PackedKernels.brainDot(query, rows, batch);
      }
    };
  }
}
