package dev.akin.core.vector;

import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;

/** Comparison with rows of float16. */
final class HalfComparison extends PackedComparison {
  /** Rows hold the values themselves. */
  private static final float SCALE = 1;

  private final float[] query;

  HalfComparison(int padded) {
    query = new float[padded];
  }

  @Override
  public float[] query() {
    return query;
  }

  @Override
  public void squaredL2(Rows rows, RowBatch batch) {
    PackedKernels.halfSquaredL2(query, SCALE, rows, batch);
  }

  @Override
  public void dot(Rows rows, RowBatch batch) {
    PackedKernels.halfDot(query, SCALE, rows, batch);
  }

  @Override
  public void l1(Rows rows, RowBatch batch) {
    PackedKernels.halfL1(query, SCALE, rows, batch);
  }
}
