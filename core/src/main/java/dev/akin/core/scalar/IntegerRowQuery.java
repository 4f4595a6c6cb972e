package dev.akin.core.scalar;

import dev.akin.core.kernel.IntegerQuery;
import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.Packing;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import java.util.Arrays;

/**
 * A query against integer codes u with value = least + step · u:
 *
 * <pre>
 *   ‖q − x‖² = Σ ((q − least) − step · u)²
 *   ⟨q, x⟩   = Σ q · least + Σ (q · step) · u
 * </pre>
 */
final class IntegerRowQuery implements RowQuery {
  private final float[] least;
  private final float[] values;
  private final IntegerQuery query;
  private final float[] steps;
  private float constant;

  IntegerRowQuery(Packing packing, float[] least, float[] steps) {
    this.least = least;
    this.steps = Arrays.copyOf(steps, packing.padded(steps.length));
    this.values = new float[this.steps.length];
    this.query = new IntegerQuery(packing, values, this.steps);
  }

  @Override
  public void prepareSquaredL2(float[] residual) {
    for (int i = 0; i < least.length; i++) {
      values[i] = residual[i] - least[i];
    }
  }

  @Override
  public void prepareDot(float[] vector) {
    double sum = 0;
    for (int i = 0; i < least.length; i++) {
      sum += (double) vector[i] * least[i];
      values[i] = vector[i] * steps[i];
    }
    constant = (float) sum;
  }

  @Override
  public void squaredL2(Rows rows, RowBatch batch) {
    PackedKernels.integerSquaredL2(query, rows, batch);
  }

  @Override
  public void dot(Rows rows, RowBatch batch) {
    PackedKernels.integerDot(query, rows, batch);
    for (int i = 0; i < batch.count(); i++) {
      batch.distance(i, constant + batch.distance(i));
    }
  }
}
