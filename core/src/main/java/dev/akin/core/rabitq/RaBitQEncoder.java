package dev.akin.core.rabitq;

import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Signs of rotated residuals, and what the estimator needs beside them. Owned by one thread. */
final class RaBitQEncoder implements CodeEncoder {
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Keeps the error above the rounding of float arithmetic where the code is exact. */
  static final double ROUNDING = 0x1p-20;

  private final RaBitQuantizer quantizer;
  private final float[] residual;
  private int origin;

  RaBitQEncoder(RaBitQuantizer quantizer) {
    this.quantizer = quantizer;
    this.residual = new float[CodeBlock.padded(quantizer.dimension())];
  }

  @Override
  public void origin(int origin) {
    this.origin = quantizer.centres().require(origin);
  }

  /** §3.1: rotate the residual, keep the signs, and what the estimator needs. */
  @Override
  public void encode(float[] vector, byte[] code) {
    quantizer.rotateResidual(vector, origin, residual);
    double squares = 0;
    double absolutes = 0;
    for (float value : residual) {
      squares += (double) value * value;
      absolutes += Math.abs(value);
    }
    MemorySegment target = MemorySegment.ofArray(code);
    int ones = writeSigns(target);
    double scale = absolutes == 0 ? 0 : squares / absolutes;
    double missed = Math.max(residual.length * scale * scale - squares, 0);
    double error = Math.sqrt(missed / (residual.length - 1)) + ROUNDING * Math.sqrt(squares);
    writeFactor(target, CodeBlock.ADDITIVE, quantizer.rowShare(vector, origin, squares));
    writeFactor(target, CodeBlock.SCALE, (float) scale);
    writeFactor(target, CodeBlock.ERROR, (float) error);
    writeFactor(target, CodeBlock.ONES, ones);
  }

  /** The rotated residual of the vector that was encoded last. */
  float[] residual() {
    return residual;
  }

  private int writeSigns(MemorySegment code) {
    int ones = 0;
    for (int word = 0; word < residual.length / Long.SIZE; word++) {
      long bits = 0;
      for (int bit = 0; bit < Long.SIZE; bit++) {
        // The inverted sign bit: a comparison would be a branch that nobody can foresee.
        int sign = Float.floatToRawIntBits(residual[word * Long.SIZE + bit]) >>> 31;
        bits |= (sign ^ 1L) << bit;
      }
      ones += Long.bitCount(bits);
      code.set(WORD, (long) Long.BYTES * word, bits);
    }
    return ones;
  }

  private void writeFactor(MemorySegment code, int factor, float value) {
    long at = residual.length / Byte.SIZE + (long) Float.BYTES * factor;
    code.set(VectorSet.VALUE, at, value);
  }
}
