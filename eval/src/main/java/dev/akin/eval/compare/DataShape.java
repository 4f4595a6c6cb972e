package dev.akin.eval.compare;

import dev.akin.core.vector.Metric;

/**
 * What candidates follow from.
 *
 * @param size number of vectors
 * @param dimension values of each
 * @param metric what near means
 */
record DataShape(int size, int dimension, Metric metric) {
  /** Rows per list below which lists are centroids of a handful: FAISS's number. */
  static final int ROWS_PER_LIST = 39;

  /**
   * Lists to cut the vectors into: the power of two nearest to 4√n by ratio, as FAISS's guidelines
   * have it, with at least {@value #ROWS_PER_LIST} rows in each on average; 1 if they are too few
   * for lists.
   */
  int lists() {
    double wanted = 4 * Math.sqrt(size);
    int nearest = 1 << (int) Math.round(Math.log(wanted) / Math.log(2));
    int most = Integer.highestOneBit(Math.max(1, size / ROWS_PER_LIST));
    return Math.min(nearest, most);
  }

  /** Product codes with one for so many values each; at least one, at most 1,024. */
  int codes(int values) {
    return Math.clamp((dimension + values - 1) / values, 1, 1_024);
  }
}
