package dev.akin.core.scalar;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.Packing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How one residual becomes a row of packed codes and comes back. Immutable and thread-safe; knows
 * nothing of origins and metrics.
 */
interface RowCode {
  /** How a row's ints are stored. */
  ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Its token in factory strings. */
  ScalarToken token();

  /** Values per row. */
  int dimension();

  /** The code of a dimension's value, in the lowest bits. */
  int code(int dimension, float value);

  /** The value that a code of a dimension stands for. */
  float value(int dimension, int code);

  /** A query's scratch, for one thread. */
  RowQuery query();

  /** Writes what reading needs beside the shape. */
  void write(SectionFileWriter writer, String prefix) throws IOException;

  /** Bytes that it keeps in memory. */
  long bytesInMemory();

  /** Bytes of a row, a multiple of 64. */
  default long rowBytes() {
    return packing().bytes(dimension());
  }

  /** Where codes lie in a row. */
  default Packing packing() {
    return token().packing();
  }

  /**
   * How codes are chosen where distances are inner products, for one thread. Short floats stay the
   * nearest: their errors are small.
   */
  default Rounding roundingForProducts() {
    return Rounding.NEAREST;
  }

  /** Writes a row of codes; its padding is zero. */
  default void pack(int[] chosen, MemorySegment codes, long offset) {
    Packing packing = packing();
    codes.asSlice(offset, rowBytes()).fill((byte) 0);
    for (int i = 0; i < dimension(); i++) {
      long at = offset + (long) Integer.BYTES * packing.word(i);
      codes.set(WORD, at, codes.get(WORD, at) | chosen[i] << packing.shift(i));
    }
  }

  /** Writes the residual that a row stands for. */
  default void decode(MemorySegment codes, long offset, float[] target) {
    Packing packing = packing();
    for (int i = 0; i < dimension(); i++) {
      int word = codes.get(WORD, offset + (long) Integer.BYTES * packing.word(i));
      target[i] = value(i, word >>> packing.shift(i) & packing.mask());
    }
  }
}
