package dev.akin.core.vector;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;

/**
 * Exact distances from one query to rows of a set; counts them. Owned by one thread, holds the
 * padded query.
 */
public final class RowScorer implements BatchScorer {
  private final VectorSet vectors;
  private final Metric metric;
  private final float[] query;
  private long distances;

  /** A scorer without a query yet. */
  public RowScorer(VectorSet vectors, Metric metric) {
    this.vectors = vectors;
    this.metric = metric;
    this.query = new float[Kernels.padded(vectors.dimension())];
  }

  @Override
  public void query(float[] vector) {
    if (vector.length != vectors.dimension()) {
      throw new IllegalArgumentException(
          "query has dimension %,d, the index has %,d"
              .formatted(vector.length, vectors.dimension()));
    }
    float[] prepared = metric.prepare(vector);
    System.arraycopy(prepared, 0, query, 0, prepared.length);
    distances = 0;
  }

  /** Takes a row of the set as the query; the count goes on. */
  public void queryRow(int ordinal) {
    vectors.copyTo(ordinal, query);
  }

  @Override
  public float distance(int ordinal) {
    distances++;
    long offset = vectors.offset(ordinal);
    return switch (metric) {
      case L2 -> Kernels.squaredL2(query, vectors.segment(), offset);
      case DOT -> 0 - Kernels.dot(query, vectors.segment(), offset);
      case COSINE -> 1 - Kernels.dot(query, vectors.segment(), offset);
      case L1 -> Kernels.l1(query, vectors.segment(), offset);
    };
  }

  @Override
  public void score(RowBatch batch) {
    distances += batch.count();
    if (metric == Metric.L2) {
      Kernels.squaredL2(query, vectors.rows(), batch);
      return;
    }
    if (metric == Metric.L1) {
      Kernels.l1(query, vectors.rows(), batch);
      return;
    }
    Kernels.dot(query, vectors.rows(), batch);
    float shift = metric == Metric.COSINE ? 1 : 0;
    for (int i = 0; i < batch.count(); i++) {
      batch.distance(i, shift - batch.distance(i));
    }
  }

  @Override
  public long distances() {
    return distances;
  }
}
