package dev.akin.core.rabitq;

import dev.akin.core.kernel.Kernels;

/**
 * The layout of codes and their factors, the same in memory, in index files and in Lucene segments:
 * blocks of 128 vectors, so that a scan streams through one region and a writer fills one. The last
 * block of a list may be cut to fewer places, a multiple of 8.
 *
 * <p>One block of P places for D padded dimensions (a multiple of 64); all values little-endian:
 *
 * <table>
 * <caption>Block</caption>
 * <tr><th>byte</th><th>type</th><th>what</th></tr>
 * <tr><td>0</td><td>int64 [P / 8][D / 64][8]</td><td>codes, in transposed groups of 8: bit {@code i} of
 * word {@code w} is 1 where rotated coordinate {@code 64 w + i} is not negative</td></tr>
 * <tr><td>P D / 8</td><td>float32 [P]</td><td>{@code additive}: what the vector alone contributes to
 * its distance</td></tr>
 * <tr><td>… + 4 P</td><td>float32 [P]</td><td>{@code scale}: turns a product with the code into an
 * inner product</td></tr>
 * <tr><td>… + 8 P</td><td>float32 [P]</td><td>{@code error}: standard deviation of that inner
 * product, per unit of the query's norm</td></tr>
 * <tr><td>… + 12 P</td><td>float32 [P]</td><td>{@code ones}: the number of 1 bits</td></tr>
 * </table>
 *
 * <p>Places that have no vector are zero. A code by itself is its words and then its four factors.
 *
 * @param dimension of the vectors
 * @param places P, at most 128
 */
record CodeBlock(int dimension, int places) {
  /** Vectors of a block that is not cut. */
  static final int VECTORS = 128;

  /** Vectors of a group: what the places of a cut block are a multiple of. */
  static final int STEP = Kernels.BLOCK;

  /** Factors of a vector, numbered in the order of the layout. */
  static final int FACTORS = 4;

  static final int ADDITIVE = 0;
  static final int SCALE = 1;
  static final int ERROR = 2;
  static final int ONES = 3;

  /** D: the dimensions of a code, the next multiple of 64. */
  static int padded(int dimension) {
    return (dimension + Long.SIZE - 1) / Long.SIZE * Long.SIZE;
  }

  /** Bytes of a code by itself. */
  static int bytesPerCode(int dimension) {
    return padded(dimension) / Byte.SIZE + FACTORS * Float.BYTES;
  }

  /** Bytes of the block, a multiple of 64. */
  int bytes() {
    return bytesPerCode(dimension) * places;
  }

  /** Bytes before the factors. */
  int factorsOffset() {
    return padded(dimension) / Byte.SIZE * places;
  }

  /** Byte offset of a vector's factor. */
  int factorOffset(int factor, int place) {
    return factorsOffset() + Float.BYTES * (factor * places + place);
  }

  /** Byte offset of a word of a vector's code; the same however many places there are. */
  int wordOffset(int place, int word) {
    int words = padded(dimension) / Long.SIZE;
    int group = place / Kernels.BLOCK;
    int lane = place % Kernels.BLOCK;
    return ((group * words + word) * Kernels.BLOCK + lane) * Long.BYTES;
  }

  /** Puts a code into the block. */
  void pack(byte[] code, byte[] block, int place) {
    int from = 0;
    for (int word = 0; word < padded(dimension) / Long.SIZE; word++, from += Long.BYTES) {
      System.arraycopy(code, from, block, wordOffset(place, word), Long.BYTES);
    }
    for (int factor = 0; factor < FACTORS; factor++, from += Float.BYTES) {
      System.arraycopy(code, from, block, factorOffset(factor, place), Float.BYTES);
    }
  }
}
