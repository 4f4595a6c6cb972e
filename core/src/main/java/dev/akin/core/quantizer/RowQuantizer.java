package dev.akin.core.quantizer;

import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;

/**
 * The codes of a quantizer row by row, relative to origin 0, for structures that visit vectors in
 * any order. Row {@code r} lies at byte {@code r * rowBytes()} of a segment. Immutable and
 * thread-safe.
 */
public interface RowQuantizer {
  /** Bytes from one row to the next. */
  long rowBytes();

  /**
   * Encodes a vector as one row.
   *
   * @param row {@code [dimension]} finite values as the metric prepares them
   * @param codes receives {@link #rowBytes()} bytes
   * @param offset byte offset of the row
   */
  void encode(float[] row, MemorySegment codes, long offset);

  /**
   * Encodes all rows of a set in order, by several threads; the bytes do not depend on how many.
   *
   * @param codes receives {@code size * rowBytes()} bytes
   */
  default void encodeAll(VectorSet vectors, MemorySegment codes, Workers workers) {
    BuildStage stage = workers.stage("encoding", vectors.size());
    workers.run(
        vectors.size(),
        64,
        thread -> new float[vectors.dimension()],
        (row, ordinal) -> {
          vectors.copyTo(ordinal, row);
          encode(row, codes, ordinal * rowBytes());
          stage.advance(1);
        });
    stage.end();
  }

  /**
   * Scores queries against rows, for one thread.
   *
   * @param codes off-heap memory of whole rows, 64-byte aligned for full speed
   */
  RowCodeScorer scorer(MemorySegment codes);
}
