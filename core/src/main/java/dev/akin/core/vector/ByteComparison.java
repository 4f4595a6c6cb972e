package dev.akin.core.vector;

import dev.akin.core.kernel.IntegerQuery;
import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.Packing;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import java.util.Arrays;

/** Comparison with rows of uint8. */
final class ByteComparison extends PackedComparison {
  private final IntegerQuery query;

  ByteComparison(Packing packing, int dimension) {
    float[] values = new float[packing.padded(dimension)];
    float[] steps = new float[values.length];
    Arrays.fill(steps, 0, dimension, 1); // Rows hold the values themselves.
    query = new IntegerQuery(packing, values, steps);
  }

  @Override
  public float[] query() {
    return query.values();
  }

  @Override
  public void squaredL2(Rows rows, RowBatch batch) {
    PackedKernels.integerSquaredL2(query, rows, batch);
  }

  @Override
  public void dot(Rows rows, RowBatch batch) {
    PackedKernels.integerDot(query, rows, batch);
  }

  @Override
  public void l1(Rows rows, RowBatch batch) {
    PackedKernels.integerL1(query, rows, batch);
  }
}
