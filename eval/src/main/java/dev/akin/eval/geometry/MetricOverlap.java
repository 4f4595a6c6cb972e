package dev.akin.eval.geometry;

import dev.akin.core.vector.Metric;
import dev.akin.eval.truth.GroundTruth;
import dev.akin.eval.truth.RecallMeter;
import dev.akin.eval.truth.TruthRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many of the ten nearest rows two metrics agree on, as a mean over queries. Rows that are
 * equally near by one of them, within rounding, count as agreed on.
 *
 * @param first a metric
 * @param second another
 * @param overlap from 0 to 1, where nothing depends on the choice
 */
public record MetricOverlap(Metric first, Metric second, double overlap) {
  /** The neighbors of the same queries among the same rows, by one metric. */
  record Neighbors(TruthRequest request, GroundTruth truth) {
    Metric metric() {
      return request.metric();
    }
  }

  static MetricOverlap of(Neighbors first, Neighbors second) {
    double both = share(first, second) + share(second, first);
    return new MetricOverlap(first.metric(), second.metric(), both / 2);
  }

  /** The share of the one's neighbors that are right by the other. */
  private static double share(Neighbors answers, Neighbors judge) {
    RecallMeter meter = new RecallMeter(judge.request, judge.truth);
    int k = Math.min(SurveyParameters.K, answers.truth.k());
    int[] answer = new int[k];
    double sum = 0;
    for (int query = 0; query < answers.truth.queries(); query++) {
      for (int rank = 0; rank < k; rank++) {
        answer[rank] = answers.truth.ordinal(query, rank);
      }
      sum += meter.recall(query, answer, k);
    }
    return sum / answers.truth.queries();
  }

  /** Whether it is about these two, in any order. */
  public boolean isOf(Metric one, Metric other) {
    return (first == one && second == other) || (first == other && second == one);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first", first.toString());
    json.put("second", second.toString());
    json.put("overlap", overlap);
    return json;
  }
}
