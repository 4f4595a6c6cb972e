package dev.akin.core.rabitq;

import dev.akin.core.kernel.Kernels;

/**
 * The layout of codes and their factors, the same in memory, in index files and in Lucene segments:
 * blocks of 128 vectors, so that a scan streams through one region and a writer fills one.
 *
 * <p>One block for D padded dimensions (a multiple of 64); all values little-endian:
 *
 * <table>
 * <caption>Block</caption>
 * <tr><th>byte</th><th>type</th><th>what</th></tr>
 * <tr><td>0</td><td>int64 [16][D / 64][8]</td><td>codes, in transposed groups of 8: bit {@code i} of word
 * {@code w} is 1 where rotated coordinate {@code 64 w + i} is not negative</td></tr>
 * <tr><td>16 D</td><td>float32 [128]</td><td>{@code additive}: what the vector alone contributes to its
 * distance</td></tr>
 * <tr><td>16 D + 512</td><td>float32 [128]</td><td>{@code scale}: turns a product with the code into an
 * inner product</td></tr>
 * <tr><td>16 D + 1,024</td><td>float32 [128]</td><td>{@code error}: standard deviation of that inner
 * product, per unit of the query's norm</td></tr>
 * <tr><td>16 D + 1,536</td><td>float32 [128]</td><td>{@code ones}: the number of 1 bits</td></tr>
 * </table>
 *
 * <p>Places of the last block that have no vector are zero.
 */
final class CodeBlock {
  /** Vectors of one block. */
  static final int VECTORS = 128;

  /** Values of a block's factors: additive, scale, error and ones of each vector. */
  static final int FACTORS = 4 * VECTORS;

  static final int ADDITIVE = 0;
  static final int SCALE = VECTORS;
  static final int ERROR = 2 * VECTORS;
  static final int ONES = 3 * VECTORS;

  private CodeBlock() {}

  /** D: the dimensions of a code, the next multiple of 64. */
  static int padded(int dimension) {
    return (dimension + Long.SIZE - 1) / Long.SIZE * Long.SIZE;
  }

  /** Bytes before the factors. */
  static int factorsOffset(int dimension) {
    return padded(dimension) / Byte.SIZE * VECTORS;
  }

  /** Bytes of a block, a multiple of 64. */
  static int bytes(int dimension) {
    return factorsOffset(dimension) + FACTORS * Float.BYTES;
  }

  /** Byte offset of a word of a vector's code within its block. */
  static int wordOffset(int dimension, int vector, int word) {
    int words = padded(dimension) / Long.SIZE;
    int group = vector / Kernels.BLOCK;
    int lane = vector % Kernels.BLOCK;
    return ((group * words + word) * Kernels.BLOCK + lane) * Long.BYTES;
  }
}
