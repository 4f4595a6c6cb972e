package dev.akin.core.vector;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;

/**
 * One query and the kernels for rows of one datatype. A row has the same bits alone and in a batch.
 * Owned by one thread.
 */
interface RowComparison {
  /** The query's values, which the owner fills in; behind the dimension they stay zero. */
  float[] query();

  /** Squared Euclidean distance of a row. */
  float squaredL2(Rows rows, int ordinal);

  /** Inner product with a row. */
  float dot(Rows rows, int ordinal);

  /** Sum of the absolute differences of a row. */
  float l1(Rows rows, int ordinal);

  /** Fills in the squared Euclidean distances of a batch. */
  void squaredL2(Rows rows, RowBatch batch);

  /** Fills in the inner products of a batch. */
  void dot(Rows rows, RowBatch batch);

  /** Fills in the sums of the absolute differences of a batch. */
  void l1(Rows rows, RowBatch batch);
}
