package dev.akin.core.scalar;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.TrainingSet;
import java.io.IOException;

/**
 * Values as IEEE half floats times a common power of two, which puts the largest value of the
 * sample between 2¹³ and 2¹⁴: nothing near it overflows, and only what is 2²⁷ times smaller loses
 * bits. Otherwise a value is off by at most 2⁻¹¹ of itself. Values beyond four times the sample's
 * largest are cut.
 */
final class HalfCode implements RowCode {
  private static final String SCALE = "SCALE";
  private static final int EXPONENT = 13;
  private static final float LARGEST = 65_504;

  /** Exponents whose scale, its inverse and the kernel's product with 2¹¹² are normal floats. */
  private static final int LEAST_EXPONENT = -110;

  private static final int LARGEST_EXPONENT = 15;

  private final int dimension;
  private final int exponent;
  private final float scale;

  private HalfCode(int dimension, int exponent) {
    this.dimension = dimension;
    this.exponent = exponent;
    this.scale = Math.scalb(1f, exponent);
  }

  /**
   * Takes the largest residual; one pass over the sample.
   *
   * @throws IllegalArgumentException if it is 2²⁹ or more
   */
  static HalfCode train(TrainingSet set) {
    float largest = 0;
    float[] residual = new float[set.dimension()];
    for (int row = 0; row < set.sample().size(); row++) {
      set.residual(row, residual);
      for (float value : residual) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    int exponent = largest == 0 ? 0 : Math.getExponent(largest) - EXPONENT;
    if (exponent > LARGEST_EXPONENT) {
      throw new IllegalArgumentException(
          "a value of %s: SQfp16 takes values below 2^29, SQbf16 takes all".formatted(largest));
    }
    return new HalfCode(set.dimension(), Math.max(exponent, LEAST_EXPONENT));
  }

  static HalfCode read(SectionFile file, String prefix, QuantizerShape shape) throws IOException {
    int exponent = QuantizerShape.section(file, prefix + SCALE, Integer.BYTES).get(WORD, 0);
    if (exponent < LEAST_EXPONENT || exponent > LARGEST_EXPONENT) {
      throw file.corrupt(
          prefix + SCALE,
          0,
          "exponent %,d, %d to %d are possible"
              .formatted(exponent, LEAST_EXPONENT, LARGEST_EXPONENT));
    }
    return new HalfCode(shape.dimension(), exponent);
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    writer.section(prefix + SCALE).writeInt(exponent);
  }

  @Override
  public ScalarToken token() {
    return ScalarToken.SQfp16;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long bytesInMemory() {
    return Integer.BYTES;
  }

  @Override
  public int code(int dimension, float value) {
    // A power of two: the division is exact, or ends beyond the largest half.
    float scaled = Math.clamp(value / scale, -LARGEST, LARGEST);
    return Float.floatToFloat16(scaled) & 0xffff;
  }

  /** Of a code that training never gives, the kernels' reading: no infinity and no NaN. */
  @Override
  public float value(int dimension, int code) {
    int mantissaAndExponent = (code & 0x7fff) << 13;
    float magnitude = Float.intBitsToFloat(mantissaAndExponent) * 0x1p112f * scale;
    return (code & 0x8000) == 0 ? magnitude : -magnitude;
  }

  @Override
  public RowQuery query() {
    return new FloatRowQuery(packing().padded(dimension)) {
      @Override
      public void squaredL2(Rows rows, RowBatch batch) {
        PackedKernels.halfSquaredL2(query, scale, rows, batch);
      }

      @Override
      public void dot(Rows rows, RowBatch batch) {
        PackedKernels.halfDot(query, scale, rows, batch);
      }
    };
  }
}
