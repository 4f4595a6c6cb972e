package dev.akin.core.quantizer;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.parallel.Workers;
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
 * shape its kernel likes; the block is the unit in which others read, copy and map them. A run of
 * codes is whole blocks, of which the last may be cut to fewer places ({@link BlockLayout}). Every
 * code is relative to one <em>origin</em>, which scorer and decoder must be told.
 */
public interface Quantizer {
  /** The code's token in a factory string, for example {@code RaBitQ}. */
  String specification();

  /** The metric whose distances are estimated. */
  Metric metric();

  /** Values per vector. */
  int dimension();

  /** Codes per whole block. */
  int blockSize();

  /** What the places of a cut block are a multiple of; divides {@link #blockSize()}. */
  int blockStep();

  /**
   * Bytes of a block of so many places, a multiple of 64.
   *
   * @param places a multiple of {@link #blockStep()}, at most {@link #blockSize()}
   */
  long blockBytes(int places);

  /** Bytes of a whole block. */
  default long blockBytes() {
    return blockBytes(blockSize());
  }

  /** Bytes of the codes of {@code size} vectors: whole blocks. */
  default long codeBytes(long size) {
    return BlockLayout.whole(this).bytes(size);
  }

  /** Bytes of a code by itself, in no block. */
  int bytesPerCode();

  /** Bytes that the quantizer itself keeps in memory: codebooks, tables, rotated origins. */
  long bytesInMemory();

  /** An encoder for vectors that come one by one, for one thread. */
  CodeEncoder encoder();

  /**
   * Puts a code into a block.
   *
   * @param code {@link #bytesPerCode()} bytes as the encoder left them
   * @param block {@link #blockBytes(int)} bytes, those of the place zero
   * @param places of the block
   * @param place which of them, from 0
   */
  void pack(byte[] code, byte[] block, int places, int place);

  /**
   * Scores queries against blocks of codes, for one thread.
   *
   * @param codes off-heap memory, 64-byte aligned for full speed; {@link BlockLayout#OVERHANG}
   *     bytes may be read behind a cut block
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
    encode(vectors, codes, Workers.of(1));
  }

  /**
   * Encodes all rows of a set in order, relative to origin 0, by several threads; the bytes do not
   * depend on how many.
   *
   * @param codes receives {@link #codeBytes} bytes
   */
  default void encode(VectorSet vectors, MemorySegment codes, Workers workers) {
    BlockEncoding.run(this, vectors, codes, workers);
  }
}
