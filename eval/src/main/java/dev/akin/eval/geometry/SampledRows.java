package dev.akin.eval.geometry;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.truth.TruthRequest;

/**
 * Rows to search among and others to search with, none of them zero, in random order.
 *
 * @param base the rows
 * @param queries rows that were held out
 */
record SampledRows(VectorSet base, VectorSet queries) {
  /** These rows as a metric compares them: of unit length for cosine. */
  SampledRows preparedFor(Metric metric) {
    return metric == Metric.COSINE
        ? new SampledRows(prepared(base, metric), prepared(queries, metric))
        : this;
  }

  private static VectorSet prepared(VectorSet rows, Metric metric) {
    VectorSet.Builder prepared = VectorSet.builder(rows.dimension(), rows.size());
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < rows.size(); i++) {
      rows.copyTo(i, row);
      prepared.add(metric.prepare(row));
    }
    return prepared.build();
  }

  /** The first rows alone, which are a sample as well. */
  SampledRows first(int most) {
    return base.size() <= most ? this : new SampledRows(head(base, most), queries);
  }

  /** The first rows of a set, as a view. */
  static VectorSet head(VectorSet rows, int most) {
    return VectorSet.ofSegment(
        rows.segment(), rows.offset(0), Math.min(most, rows.size()), rows.dimension());
  }

  /** The question for the nearest rows of every query. */
  TruthRequest request(Metric metric, int k) {
    return new TruthRequest(base, queries, metric, k);
  }
}
