package dev.akin.core.scalar;

/** A query against codes that are floats themselves: the padded query. */
abstract class FloatRowQuery implements RowQuery {
  /** Zero behind the dimension. */
  final float[] query;

  FloatRowQuery(int padded) {
    query = new float[padded];
  }

  @Override
  public void prepareSquaredL2(float[] residual) {
    System.arraycopy(residual, 0, query, 0, residual.length);
  }

  @Override
  public void prepareDot(float[] vector) {
    System.arraycopy(vector, 0, query, 0, vector.length);
  }
}
