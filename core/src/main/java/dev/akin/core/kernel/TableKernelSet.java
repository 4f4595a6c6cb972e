package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;

/** The kernels of {@link TableKernels} for one instruction width. */
interface TableKernelSet {
  void squaredL2(float[] vector, float[] columns, float[] distances);

  void dot(float[] vector, float[] columns, float[] products);

  int smallest(float[] values);

  void squaredL2Tables(float[] vector, float[] columns, float[] tables);

  float leastEntries(float[] tables, float[] least);

  void roundTables(float[] tables, float[] least, float perStep, byte[] rounded);

  void spread(MemorySegment codes, long offset, int places, MemorySegment rows);

  void sumsOfFourBits(byte[] tables, MemorySegment codes, long offset, int[] sums);

  void sumsOfBytes(byte[] tables, MemorySegment codes, long offset, int[] sums);
}
