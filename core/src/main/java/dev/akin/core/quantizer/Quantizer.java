package dev.akin.core.quantizer;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A trained way to make vectors small: encodes rows, and scores raw queries against codes
 * (asymmetrically). Immutable and thread-safe once trained.
 *
 * <p>Codes lie in blocks whose inner layout is the quantizer's own, so that its scorer can use the
 * shape its kernel likes; the block is the unit in which others read, copy and map them. Blocks are
 * numbered from 0 in a segment; a list is a run of whole blocks, its last one partly empty. Every
 * code is relative to one <em>origin</em>, which scorer and decoder must be told.
 */
public interface Quantizer {
  /** The code's token in a factory string, for example {@code RaBitQ}. */
  String specification();

  /** The metric whose distances are estimated. */
  Metric metric();

  /** Values per vector. */
  int dimension();

  /** Codes per block. */
  int blockSize();

  /** Bytes per block, a multiple of 64. */
  long blockBytes();

  /** Bytes of the codes of {@code size} vectors: whole blocks. */
  default long codeBytes(long size) {
    return (size + blockSize() - 1) / blockSize() * blockBytes();
  }

  /** Bytes that the quantizer itself keeps in memory: codebooks, tables, rotated origins. */
  long bytesInMemory();

  /** An encoder for vectors that come one by one, for one thread. */
  CodeEncoder encoder();

  /**
   * Scores queries against whole blocks of codes, for one thread.
   *
   * @param codes off-heap memory of whole blocks, 64-byte aligned for full speed
   */
  CodeScorer scorer(MemorySegment codes);

  /** Turns codes back into vectors, for one thread. */
  CodeDecoder decoder(MemorySegment codes);

  /** The same codes row by row, for walks through graphs; empty if they exist in blocks only. */
  Optional<RowQuantizer> rows();

  /**
   * Writes what {@link QuantizerFamily#read} needs, origins excepted.
   *
   * @param prefix what the names of its sections begin with
   */
  void write(SectionFileWriter writer, String prefix) throws IOException;

  /**
   * Encodes all rows of a set in order, relative to origin 0.
   *
   * @param codes receives {@link #codeBytes} bytes
   */
  default void encode(VectorSet vectors, MemorySegment codes) {
    encode(vectors, codes, 1);
  }

  /**
   * Encodes all rows of a set in order, relative to origin 0, by several threads; the bytes do not
   * depend on how many.
   *
   * @param codes receives {@link #codeBytes} bytes
   */
  default void encode(VectorSet vectors, MemorySegment codes, int threads) {
    BlockEncoding.run(this, vectors, codes, threads);
  }
}
