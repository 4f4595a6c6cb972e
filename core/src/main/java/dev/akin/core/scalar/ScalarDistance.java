package dev.akin.core.scalar;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import dev.akin.core.quantizer.Origins;
import dev.akin.core.vector.Metric;

/**
 * Distances of one query to rows, in the index's metric. Owned by one thread.
 *
 * <p>With x = c + r for a row relative to origin c: l2 is ‖(q − c) − r‖², prepared anew per origin;
 * dot is −⟨q, c⟩ − ⟨q, r⟩, of which only the first changes.
 */
final class ScalarDistance {
  private final Metric metric;
  private final Origins origins;
  private final RowQuery rowQuery;
  private final float[] query;
  private final float[] residual;
  private int origin;
  private boolean isStale;
  private float shift;

  ScalarDistance(ScalarQuantizer quantizer) {
    this.metric = quantizer.metric();
    this.origins = quantizer.origins();
    this.rowQuery = quantizer.code().query();
    this.query = new float[quantizer.dimension()];
    this.residual = new float[quantizer.dimension()];
  }

  /** Takes a query as the metric prepared it; origin 0 is in force. */
  void query(float[] prepared) {
    System.arraycopy(prepared, 0, query, 0, query.length);
    if (metric != Metric.L2) {
      rowQuery.prepareDot(query);
    }
    origin = 0;
    isStale = true;
  }

  void origin(int number) {
    isStale |= origins.require(number) != origin;
    origin = number;
  }

  /** Fills in the distances of a batch. */
  void score(Rows rows, RowBatch batch) {
    if (isStale) {
      take();
    }
    if (metric == Metric.L2) {
      rowQuery.squaredL2(rows, batch);
      return;
    }
    rowQuery.dot(rows, batch);
    for (int i = 0; i < batch.count(); i++) {
      batch.distance(i, shift - batch.distance(i));
    }
  }

  private void take() {
    if (metric == Metric.L2) {
      origins.subtract(origin, query, residual);
      rowQuery.prepareSquaredL2(residual);
    } else {
      shift = (float) ((metric == Metric.COSINE ? 1 : 0) - origins.dot(query, origin));
    }
    isStale = false;
  }
}
