package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The kernels for packed codes in plain Java: what the SIMD sets must compute. */
final class ScalarPackedKernels implements PackedKernelSet {
  /** 2¹¹²: a half's exponent bits, read as a float's, are too low by 127 - 15. */
  static final float HALF_BIAS = 0x1p112f;

  static final int HALF_BITS = 0x8fffe000;
  static final int UPPER_HALF = 0xffff0000;

  private static final Packing BYTES = new Packing(Byte.SIZE);

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public void integerSquaredL2(IntegerQuery query, Rows rows, RowBatch batch) {
    Packing packing = query.packing();
    float[] values = query.values();
    float[] steps = query.steps();
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < values.length; i++) {
        float difference = values[i] - steps[i] * code(packing, rows.segment(), offset, i);
        sum += difference * difference;
      }
      batch.distances[row] = sum;
    }
  }

  @Override
  public void integerDot(IntegerQuery query, Rows rows, RowBatch batch) {
    Packing packing = query.packing();
    float[] values = query.values();
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[i] * code(packing, rows.segment(), offset, i);
      }
      batch.distances[row] = sum;
    }
  }

  @Override
  public void integerL1(IntegerQuery query, Rows rows, RowBatch batch) {
    Packing packing = query.packing();
    float[] values = query.values();
    float[] steps = query.steps();
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += Math.abs(values[i] - steps[i] * code(packing, rows.segment(), offset, i));
      }
      batch.distances[row] = sum;
    }
  }

  private static int code(Packing packing, MemorySegment rows, long offset, int i) {
    int word = rows.get(INT, offset + 4L * packing.word(i));
    return word >>> packing.shift(i) & packing.mask();
  }

  @Override
  public void halfSquaredL2(float[] query, float biasedScale, Rows rows, RowBatch batch) {
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < query.length; i++) {
        float difference = query[i] - biasedScale * half(rows.segment(), offset, i);
        sum += difference * difference;
      }
      batch.distances[row] = sum;
    }
  }

  @Override
  public void halfDot(float[] query, float biasedScale, Rows rows, RowBatch batch) {
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < query.length; i++) {
        sum += query[i] * (biasedScale * half(rows.segment(), offset, i));
      }
      batch.distances[row] = sum;
    }
  }

  @Override
  public void halfL1(float[] query, float biasedScale, Rows rows, RowBatch batch) {
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < query.length; i++) {
        sum += Math.abs(query[i] - biasedScale * half(rows.segment(), offset, i));
      }
      batch.distances[row] = sum;
    }
  }

  /** A half times 2⁻¹¹², exactly. */
  private static float half(MemorySegment rows, long offset, int i) {
    // Sign, exponent and mantissa move down by three bits, and the sign back up: an arithmetic
    // shift copies it, the mask cuts the copies away.
    return Float.intBitsToFloat(upper(rows, offset, i) >> 3 & HALF_BITS);
  }

  @Override
  public void brainSquaredL2(float[] query, Rows rows, RowBatch batch) {
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < query.length; i++) {
        float brain = Float.intBitsToFloat(upper(rows.segment(), offset, i));
        sum += (query[i] - brain) * (query[i] - brain);
      }
      batch.distances[row] = sum;
    }
  }

  @Override
  public void brainDot(float[] query, Rows rows, RowBatch batch) {
    for (int row = 0; row < batch.count(); row++) {
      long offset = rows.offset(batch.ordinals[row]);
      float sum = 0;
      for (int i = 0; i < query.length; i++) {
        sum += query[i] * Float.intBitsToFloat(upper(rows.segment(), offset, i));
      }
      batch.distances[row] = sum;
    }
  }

  /** The i-th 16 bits in the upper half of an int. */
  private static int upper(MemorySegment rows, long offset, int i) {
    int word = rows.get(INT, offset + 4L * (i / 32 * 16 + i % 16));
    return i % 32 < 16 ? word << 16 : word & UPPER_HALF;
  }

  @Override
  public void unpackHalves(MemorySegment rows, long offset, float[] target, int chunks) {
    for (int i = 0; i < chunks * 2 * Packing.LANES; i++) {
      target[i] = HALF_BIAS * half(rows, offset, i);
    }
  }

  @Override
  public void unpackBytes(MemorySegment rows, long offset, float[] target, int chunks) {
    for (int i = 0; i < chunks * BYTES.chunkValues(); i++) {
      target[i] = code(BYTES, rows, offset, i);
    }
  }

  @Override
  public float bitDot(float[] values, MemorySegment codes, long offset) {
    float sum = 0;
    for (int i = 0; i < values.length; i++) {
      long word = codes.get(ScalarKernels.LONG, offset + i / Long.SIZE * (long) Kernels.ALIGNMENT);
      sum += (word >>> i & 1) == 0 ? 0 : values[i];
    }
    return sum;
  }
}
