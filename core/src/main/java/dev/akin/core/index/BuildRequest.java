package dev.akin.core.index;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * What an index is built from.
 *
 * @param specification a factory string, for example {@code HNSW32}
 * @param vectors the rows, float32, of unit length if the metric is cosine; the index keeps them
 * @param metric what near means
 * @param options threads and seed
 */
public record BuildRequest(
    String specification, VectorSet vectors, Metric metric, BuildOptions options) {
  /**
   * How far from 1 the squared length of a vector for cosine may be: what float rounding leaves.
   */
  private static final double UNIT_TOLERANCE = 1e-3;

  public BuildRequest {
    vectors.requireFloat32();
    if (metric == Metric.COSINE) {
      requireUnitVectors(vectors);
    }
  }

  private static void requireUnitVectors(VectorSet vectors) {
    float[] row = new float[vectors.dimension()];
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      vectors.copyTo(ordinal, row);
      double squares = 0;
      for (float value : row) {
        squares += (double) value * value;
      }
      if (!(Math.abs(squares - 1) <= UNIT_TOLERANCE)) {
        throw new IllegalArgumentException(
            "row %,d has squared length %s: cosine compares vectors of unit length (Metric.prepare)"
                .formatted(ordinal, squares));
      }
    }
  }
}
