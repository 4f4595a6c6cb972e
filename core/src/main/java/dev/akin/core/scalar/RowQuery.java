package dev.akin.core.scalar;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;

/** A query as the kernels of one code take it. Owned by one thread. */
interface RowQuery {
  /**
   * Takes a residual that is compared by squared L2.
   *
   * @param residual {@code [dimension]}, query minus origin
   */
  void prepareSquaredL2(float[] residual);

  /**
   * Takes a query of which inner products are wanted.
   *
   * @param vector {@code [dimension]}
   */
  void prepareDot(float[] vector);

  /** Fills in squared distances of decoded rows and the residual. */
  void squaredL2(Rows rows, RowBatch batch);

  /** Fills in inner products of decoded rows and the query. */
  void dot(Rows rows, RowBatch batch);
}
