package dev.akin.core.ivf;

import dev.akin.core.index.Coarse;
import dev.akin.core.index.Composition;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * What was learned: the centroids, how the nearest are found, and the code of the lists' rows.
 *
 * @param composition what was asked for
 * @param centroids one per list
 * @param coarse finds the nearest centroids
 * @param code encodes rows, relative to their list's centroid or to nothing
 */
record IvfPartition(Composition composition, VectorSet centroids, Coarse coarse, ListCode code) {
  /**
   * The code of the rows.
   *
   * @param quantizer encodes and scores
   * @param residuals whether rows are encoded relative to their list's centroid
   */
  record ListCode(Quantizer quantizer, boolean residuals) {
    /** The origin that the rows of a list are relative to. */
    int origin(int list) {
      return residuals ? list : 0;
    }

    /** Whether distances are exact. */
    boolean isFlat() {
      return quantizer instanceof FlatCode;
    }
  }

  /** What codes are relative to: the centroids, or one point of zeros. */
  static VectorSet origins(VectorSet centroids, boolean residuals) {
    return residuals ? centroids : TrainingSet.zeroOrigin(centroids.dimension());
  }

  /**
   * The metric by which lists are near a query. Rows stand in the list of the centroid nearest by
   * l2, also under cosine; under dot the lists with the largest ⟨q, c⟩ promise the largest
   * products, whatever the length of the query.
   */
  static Metric coarseMetric(Metric metric) {
    return metric == Metric.DOT ? Metric.DOT : Metric.L2;
  }

  Metric metric() {
    return code.quantizer().metric();
  }

  int dimension() {
    return centroids.dimension();
  }

  /** Number of lists. */
  int lists() {
    return centroids.size();
  }

  /** The name of the composition with its partition and code alone. */
  String specification() {
    return composition.toString();
  }
}
