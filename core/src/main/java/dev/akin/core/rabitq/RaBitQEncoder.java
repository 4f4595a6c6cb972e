package dev.akin.core.rabitq;

import dev.akin.core.quantizer.CodeEncoder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Encodes vectors one by one into a block of codes, which the caller takes away when it is full.
 * Owned by one thread.
 */
public final class RaBitQEncoder implements CodeEncoder {
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FACTOR =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Keeps the error above the rounding of float arithmetic where the code is exact. */
  static final double ROUNDING = 0x1p-20;

  private final RaBitQuantizer quantizer;
  private final float[] residual;
  private final byte[] block;
  private final MemorySegment segment;
  private int origin;
  private int count;

  RaBitQEncoder(RaBitQuantizer quantizer) {
    this.quantizer = quantizer;
    this.residual = new float[CodeBlock.padded(quantizer.dimension())];
    this.block = new byte[CodeBlock.bytes(quantizer.dimension())];
    this.segment = MemorySegment.ofArray(block);
  }

  @Override
  public void origin(int origin) {
    this.origin = quantizer.centres().require(origin);
  }

  @Override
  public boolean isFull() {
    return count == CodeBlock.VECTORS;
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public byte[] block() {
    return block;
  }

  @Override
  public void clear() {
    Arrays.fill(block, (byte) 0);
    count = 0;
  }

  /**
   * Encodes a vector (§3.1: rotate the residual, keep the signs, and what the estimator needs).
   *
   * @param vector {@code dimension} values, of unit length for cosine
   */
  @Override
  public void add(float[] vector) {
    if (isFull()) {
      throw new IllegalStateException("the block has its %d codes".formatted(count));
    }
    quantizer.rotateResidual(vector, origin, residual);
    double squares = 0;
    double absolutes = 0;
    for (float value : residual) {
      squares += (double) value * value;
      absolutes += Math.abs(value);
    }
    int ones = writeSigns();
    double scale = absolutes == 0 ? 0 : squares / absolutes;
    double missed = Math.max(residual.length * scale * scale - squares, 0);
    double error = Math.sqrt(missed / (residual.length - 1)) + ROUNDING * Math.sqrt(squares);
    writeFactor(CodeBlock.ADDITIVE, quantizer.rowShare(vector, origin, squares));
    writeFactor(CodeBlock.SCALE, (float) scale);
    writeFactor(CodeBlock.ERROR, (float) error);
    writeFactor(CodeBlock.ONES, ones);
    count++;
  }

  /** Codes in the block. */
  int count() {
    return count;
  }

  /** The rotated residual of the vector that was added last. */
  float[] residual() {
    return residual;
  }

  private int writeSigns() {
    int ones = 0;
    for (int word = 0; word < residual.length / Long.SIZE; word++) {
      long bits = 0;
      for (int bit = 0; bit < Long.SIZE; bit++) {
        // The inverted sign bit: a comparison would be a branch that nobody can foresee.
        int sign = Float.floatToRawIntBits(residual[word * Long.SIZE + bit]) >>> 31;
        bits |= (sign ^ 1L) << bit;
      }
      ones += Long.bitCount(bits);
      segment.set(WORD, CodeBlock.wordOffset(quantizer.dimension(), count, word), bits);
    }
    return ones;
  }

  private void writeFactor(int factor, float value) {
    long at = CodeBlock.factorsOffset(quantizer.dimension()) + 4L * (factor + count);
    segment.set(FACTOR, at, value);
  }
}
