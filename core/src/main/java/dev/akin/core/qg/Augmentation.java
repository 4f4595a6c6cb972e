package dev.akin.core.qg;

import dev.akin.core.vector.VectorSet;

/**
 * Vectors with a coordinate more, which makes all of them equally long: v becomes (v, √(M² − ‖v‖²))
 * for the largest length M. For a query (y, 0) the nearest is then the one with the largest inner
 * product, since ‖(y, 0) − (v, …)‖² = ‖y‖² + M² − 2 ⟨y, v⟩ (Bachrach et al., RecSys 2014).
 */
final class Augmentation {
  private Augmentation() {}

  /** Augmented copies of all vectors. */
  static VectorSet of(VectorSet vectors) {
    float[] row = new float[vectors.dimension() + 1];
    double largest = 0;
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      vectors.copyTo(ordinal, row);
      largest = Math.max(largest, squares(row, vectors.dimension()));
    }
    VectorSet.Builder augmented = VectorSet.builder(row.length, vectors.size());
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      vectors.copyTo(ordinal, row);
      row[vectors.dimension()] = (float) Math.sqrt(largest - squares(row, vectors.dimension()));
      augmented.add(row);
    }
    return augmented.build();
  }

  private static double squares(float[] row, int count) {
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (double) row[i] * row[i];
    }
    return squares;
  }
}
