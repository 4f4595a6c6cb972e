package dev.akin.core.vector;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;

/** Comparison with packed rows, whose kernels take batches: a single row is a batch of one. */
abstract class PackedComparison implements RowComparison {
  private final RowBatch single = new RowBatch(1);

  private RowBatch single(int ordinal) {
    single.clear();
    single.add(ordinal);
    return single;
  }

  @Override
  public final float squaredL2(Rows rows, int ordinal) {
    squaredL2(rows, single(ordinal));
    return single.distance(0);
  }

  @Override
  public final float dot(Rows rows, int ordinal) {
    dot(rows, single(ordinal));
    return single.distance(0);
  }

  @Override
  public final float l1(Rows rows, int ordinal) {
    l1(rows, single(ordinal));
    return single.distance(0);
  }
}
