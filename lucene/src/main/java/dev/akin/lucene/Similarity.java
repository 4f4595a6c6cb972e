package dev.akin.lucene;

import dev.akin.core.vector.Metric;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.VectorUtil;

/** Lucene's similarities in terms of core's metrics. */
public final class Similarity {
  private Similarity() {}

  /**
   * The metric under which vectors are kept that are searched by another: Lucene knows no l1, whose
   * vectors are kept as for l2.
   */
  public static Metric kept(Metric metric) {
    return metric.hasInnerProduct() ? metric : Metric.L2;
  }

  /** The similarity under which vectors for a metric are indexed; cosine needs unit vectors. */
  public static VectorSimilarityFunction of(Metric metric) {
    return switch (metric) {
      case L2, L1 -> VectorSimilarityFunction.EUCLIDEAN;
      case DOT -> VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT;
      case COSINE -> VectorSimilarityFunction.DOT_PRODUCT;
    };
  }

  /**
   * The metric of a field.
   *
   * @throws UnsupportedOperationException for {@code COSINE}, whose vectors have any length
   */
  static Metric metric(FieldInfo field) {
    return switch (field.getVectorSimilarityFunction()) {
      case EUCLIDEAN -> Metric.L2;
      case MAXIMUM_INNER_PRODUCT -> Metric.DOT;
      case DOT_PRODUCT -> Metric.COSINE;
      case COSINE ->
          throw new UnsupportedOperationException(
              "field \"%s\": similarity COSINE is not supported: index unit vectors as DOT_PRODUCT"
                  .formatted(field.name));
    };
  }

  /** Lucene's score, not negative and higher for nearer vectors, of a distance. */
  static float score(Metric metric, float distance) {
    return switch (metric) {
      case L2, L1 -> 1 / (1 + distance);
      case DOT -> VectorUtil.scaleMaxInnerProductScore(-distance);
      case COSINE -> Math.max(1 - distance / 2, 0);
    };
  }
}
