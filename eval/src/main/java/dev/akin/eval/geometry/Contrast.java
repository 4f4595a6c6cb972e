package dev.akin.eval.geometry;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.eval.sample.SampledRows;
import dev.akin.eval.truth.GroundTruth;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much nearer the nearest rows are than others (relative contrast: He, Kumar &amp; Chang, ICML
 * 2012): the mean Euclidean distance to any row, over that to the nearest or the k-th nearest, each
 * a mean over queries. At 1 all rows are equally far, and neighbors mean nothing.
 *
 * @param nearest of the nearest
 * @param kth of the tenth
 */
public record Contrast(double nearest, double kth) {
  /** Rows to which the mean distance is taken. */
  private static final int ROWS = 1_000;

  /**
   * Measures it.
   *
   * @param truth the neighbors of the sample's queries by squared Euclidean distance
   */
  static Contrast of(SampledRows sample, GroundTruth truth) {
    RowScorer scorer = new RowScorer(sample.base(), Metric.L2);
    int rows = Math.min(ROWS, sample.base().size());
    float[] query = new float[sample.base().dimension()];
    double any = 0;
    double nearest = 0;
    double kth = 0;
    int rank = Math.min(SurveyParameters.K, truth.k()) - 1;
    for (int i = 0; i < truth.queries(); i++) {
      sample.queries().copyTo(i, query);
      scorer.query(query);
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += Math.sqrt(scorer.distance(row));
      }
      any += sum / rows;
      nearest += Math.sqrt(truth.distance(i, 0));
      kth += Math.sqrt(truth.distance(i, rank));
    }
    return new Contrast(any / nearest, any / kth);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (Double.isFinite(nearest)) {
      json.put("nearest", nearest);
    }
    if (Double.isFinite(kth)) {
      json.put("tenth", kth);
    }
    return json;
  }
}
