package dev.akin.eval.geometry;

import dev.akin.eval.Advice;
import java.util.ArrayList;
import java.util.List;

/** The rules that turn figures into sentences. Each has its threshold and the reason for it. */
final class GeometryAdvice {
  private GeometryAdvice() {}

  /** What all rules say, in the order in which a reader decides: data, metric, space, index. */
  static List<Advice> of(GeometryReport report) {
    List<Advice> advice = new ArrayList<>();
    new DataRules(report).add(advice);
    new MetricRules(report).add(advice);
    new SpaceRules(report).add(advice);
    new IndexRules(report).add(advice);
    return List.copyOf(advice);
  }
}
