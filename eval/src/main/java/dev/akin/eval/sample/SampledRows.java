package dev.akin.eval.sample;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.truth.TruthRequest;

/**
 * Rows to search among and others to search with, none of them zero, in random order.
 *
 * @param base the rows
 * @param queries rows that were held out
 */
public record SampledRows(VectorSet base, VectorSet queries) {
  /** These rows as a metric compares them: of unit length for cosine. */
  public SampledRows preparedFor(Metric metric) {
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
  public SampledRows first(int most) {
    return base.size() <= most ? this : new SampledRows(head(base, most), queries);
  }

  /** The first rows of a set, as a view. */
  public static VectorSet head(VectorSet rows, int most) {
    return VectorSet.ofSegment(
        rows.segment(), rows.offset(0), Math.min(most, rows.size()), rows.dimension());
  }

  /** The question for the nearest rows of every query. */
  public TruthRequest request(Metric metric, int k) {
    return new TruthRequest(base, queries, metric, k);
  }
}
