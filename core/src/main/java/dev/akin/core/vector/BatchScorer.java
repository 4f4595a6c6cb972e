package dev.akin.core.vector;

import dev.akin.core.kernel.RowBatch;

/**
 * Distances from one query to rows known by their ordinals, exact or estimated from codes: what a
 * walk through a graph needs to know about vectors. Owned by one thread.
 */
public interface BatchScorer {
  /**
   * Takes a query and starts counting anew.
   *
   * @param vector {@code [dimension]} finite values
   * @throws IllegalArgumentException if the dimension is not that of the rows or the metric refuses
   *     the vector
   */
  void query(float[] vector);

  /** Distance of the query and a row. */
  float distance(int ordinal);

  /** Fills in the distances of a batch, each with the bits of {@link #distance}. */
  void score(RowBatch batch);

  /** Distances computed since {@link #query}. */
  long distances();
}
