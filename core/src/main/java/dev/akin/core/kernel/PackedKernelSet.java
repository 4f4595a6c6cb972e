package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The kernels of {@link PackedKernels} for one instruction width. Scales of half floats arrive
 * multiplied by 2¹¹², which puts a half's exponent into a float's range.
 */
interface PackedKernelSet {
  void integerSquaredL2(IntegerQuery query, Rows rows, RowBatch batch);

  void integerDot(IntegerQuery query, Rows rows, RowBatch batch);

  void integerL1(IntegerQuery query, Rows rows, RowBatch batch);

  void halfSquaredL2(float[] query, float biasedScale, Rows rows, RowBatch batch);

  void halfDot(float[] query, float biasedScale, Rows rows, RowBatch batch);

  void halfL1(float[] query, float biasedScale, Rows rows, RowBatch batch);

  void brainSquaredL2(float[] query, Rows rows, RowBatch batch);

  void brainDot(float[] query, Rows rows, RowBatch batch);

  /** Chunks of 32 halves. */
  void unpackHalves(MemorySegment rows, long offset, float[] target, int chunks);

  /** Chunks of 64 bytes. */
  void unpackBytes(MemorySegment rows, long offset, float[] target, int chunks);

  float bitDot(float[] values, MemorySegment codes, long offset);
}
