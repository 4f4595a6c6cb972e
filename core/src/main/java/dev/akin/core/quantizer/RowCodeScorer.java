package dev.akin.core.quantizer;

import dev.akin.core.vector.BatchScorer;

/** Estimates distances between one query and codes in any order. Owned by one thread. */
public interface RowCodeScorer extends BatchScorer {
  /**
   * Takes a decoded row as the query; the count goes on. Distances are then between two decoded
   * rows.
   */
  void queryRow(int ordinal);

  /**
   * Writes the vector that a row stands for.
   *
   * @param target takes {@code dimension} values; what follows them stays
   */
  void decode(int ordinal, float[] target);
}
