package dev.akin.core.ivf;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/** Exact distances of the rows of a block. Owned by one thread. */
final class FlatCodeScorer implements CodeScorer {
  private final Metric metric;
  private final VectorSet rows;
  private final float[] query;
  private final RowBatch batch = new RowBatch(FlatCode.ROWS);

  FlatCodeScorer(Metric metric, VectorSet rows) {
    this.metric = metric;
    this.rows = rows;
    this.query = new float[Kernels.padded(rows.dimension())];
    batch.streamed(true);
  }

  @Override
  public void query(float[] vector) {
    System.arraycopy(vector, 0, query, 0, rows.dimension());
  }

  @Override
  public void origin(int origin) {
    // Values are relative to nothing.
  }

  @Override
  public void score(long offset, int places, float[] estimates) {
    int first = (int) (offset / rows.stride());
    batch.clear();
    for (int place = 0; place < places; place++) {
      batch.add(first + place);
    }
    if (metric == Metric.L2) {
      Kernels.squaredL2(query, rows.rows(), batch);
    } else {
      Kernels.dot(query, rows.rows(), batch);
    }
    float shift = metric == Metric.COSINE ? 1 : 0;
    for (int place = 0; place < places; place++) {
      float value = batch.distance(place);
      estimates[place] = metric == Metric.L2 ? value : shift - value;
    }
  }
}
