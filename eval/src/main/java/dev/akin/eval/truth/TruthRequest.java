package dev.akin.eval.truth;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * Whose neighbors are to be found.
 *
 * @param base the rows, of unit length if the metric is cosine
 * @param queries likewise
 * @param metric what near means
 * @param k neighbors per query; where the base has fewer rows, all of them
 */
public record TruthRequest(VectorSet base, VectorSet queries, Metric metric, int k) {
  public TruthRequest {
    if (base.dimension() != queries.dimension()) {
      throw new IllegalArgumentException(
          "queries of dimension %,d, the base has %,d"
              .formatted(queries.dimension(), base.dimension()));
    }
    if (k < 1 || base.size() < 1 || queries.size() < 1) {
      throw new IllegalArgumentException(
          "k %,d, %,d rows, %,d queries: at least 1 of each"
              .formatted(k, base.size(), queries.size()));
    }
    k = Math.min(k, base.size());
  }

  /** Neighbors of all queries together. */
  long neighbors() {
    return (long) queries.size() * k;
  }
}
