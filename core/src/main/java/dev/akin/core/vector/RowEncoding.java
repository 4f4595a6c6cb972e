package dev.akin.core.vector;

import java.lang.foreign.MemorySegment;

/** How rows of one datatype lie in memory. Immutable and thread-safe; see {@link Datatype}. */
interface RowEncoding {
  long stride(int dimension);

  float[] round(float[] vector);

  void write(float[] vector, MemorySegment rows, long offset);

  void read(MemorySegment rows, long offset, float[] target, int dimension);

  RowComparison comparison(int dimension);

  /** The exception for a value that rows cannot keep. */
  static IllegalArgumentException refusal(float[] vector, int i, String kept) {
    return new IllegalArgumentException(
        "value %d of %d is %s: %s".formatted(i, vector.length, vector[i], kept));
  }
}
