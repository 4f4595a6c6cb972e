package dev.akin.core.quantizer;

import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;

/**
 * A trained way to make vectors small: encodes rows, and scores raw queries against codes
 * (asymmetrically). Immutable and thread-safe once trained.
 *
 * <p>Codes lie in blocks whose inner layout is the quantizer's own, so that its scorer can use the
 * shape its kernel likes; the block is the unit in which others read, copy and map them.
 */
public interface Quantizer {
  /** The code's part of a factory string, for example {@code RaBitQ}. */
  String specification();

  /** Values per vector. */
  int dimension();

  /** Codes per block. */
  int blockSize();

  /** Bytes per block, a multiple of 64. */
  long blockBytes();

  /** Bytes of the codes of {@code size} vectors: whole blocks. */
  default long codeBytes(int size) {
    return ((long) size + blockSize() - 1) / blockSize() * blockBytes();
  }

  /**
   * Encodes all rows of a set, in order.
   *
   * @param codes receives {@link #codeBytes} bytes
   */
  void encode(VectorSet vectors, MemorySegment codes);

  /** A scorer over encoded rows, for one thread. */
  CodeScorer scorer(MemorySegment codes, int size);
}
