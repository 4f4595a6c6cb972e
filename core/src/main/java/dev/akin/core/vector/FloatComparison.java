package dev.akin.core.vector;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;

/** Comparison with rows of float32. */
final class FloatComparison implements RowComparison {
  private final float[] query;

  FloatComparison(int dimension) {
    query = new float[Kernels.padded(dimension)];
  }

  @Override
  public float[] query() {
    return query;
  }

  @Override
  public float squaredL2(Rows rows, int ordinal) {
    return Kernels.squaredL2(query, rows.segment(), rows.offset(ordinal));
  }

  @Override
  public float dot(Rows rows, int ordinal) {
    return Kernels.dot(query, rows.segment(), rows.offset(ordinal));
  }

  @Override
  public float l1(Rows rows, int ordinal) {
    return Kernels.l1(query, rows.segment(), rows.offset(ordinal));
  }

  @Override
  public void squaredL2(Rows rows, RowBatch batch) {
    Kernels.squaredL2(query, rows, batch);
  }

  @Override
  public void dot(Rows rows, RowBatch batch) {
    Kernels.dot(query, rows, batch);
  }

  @Override
  public void l1(Rows rows, RowBatch batch) {
    Kernels.l1(query, rows, batch);
  }
}
