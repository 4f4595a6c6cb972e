package dev.akin.core.vector;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;

/**
 * Exact distances from one query to rows of a set, whatever their datatype; counts them. Owned by
 * one thread, holds the padded query.
 */
public final class RowScorer implements BatchScorer {
  private final VectorSet vectors;
  private final Metric metric;
  private final Rows rows;
  private final RowComparison comparison;
  private long distances;

  /** A scorer without a query yet. */
  public RowScorer(VectorSet vectors, Metric metric) {
    this.vectors = vectors;
    this.metric = metric;
    this.rows = vectors.rows();
    this.comparison = vectors.datatype().comparison(vectors.dimension());
  }

  @Override
  public void query(float[] vector) {
    if (vector.length != vectors.dimension()) {
      throw new IllegalArgumentException(
          "query has dimension %,d, the index has %,d"
              .formatted(vector.length, vectors.dimension()));
    }
    float[] prepared = metric.prepare(vector);
    System.arraycopy(prepared, 0, comparison.query(), 0, prepared.length);
    distances = 0;
  }

  /** Takes a row of the set as the query; the count goes on. */
  public void queryRow(int ordinal) {
    vectors.copyTo(ordinal, comparison.query());
  }

  @Override
  public float distance(int ordinal) {
    distances++;
    return switch (metric) {
      case L2 -> comparison.squaredL2(rows, ordinal);
      case DOT -> 0 - comparison.dot(rows, ordinal);
      case COSINE -> 1 - comparison.dot(rows, ordinal);
      case L1 -> comparison.l1(rows, ordinal);
    };
  }

  @Override
  public void score(RowBatch batch) {
    distances += batch.count();
    if (metric == Metric.L2) {
      comparison.squaredL2(rows, batch);
      return;
    }
    if (metric == Metric.L1) {
      comparison.l1(rows, batch);
      return;
    }
    comparison.dot(rows, batch);
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
