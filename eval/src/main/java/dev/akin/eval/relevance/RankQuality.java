package dev.akin.eval.relevance;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How good ranked answers are.
 *
 * @param means every measure, as the mean over queries; of an earlier version those that it had
 * @param queries how many had relevant rows
 */
public record RankQuality(Map<RankMeasure, Double> means, int queries) {
  public RankQuality {
    means = Collections.unmodifiableMap(new EnumMap<>(means));
  }

  /**
   * The quality of answers, one for each query.
   *
   * @param rankings those of queries without relevant rows are left out, as trec_eval does
   */
  public static RankQuality of(List<Ranking> rankings) {
    List<Ranking> judged = rankings.stream().filter(each -> each.relevant() > 0).toList();
    Map<RankMeasure, Double> means = new EnumMap<>(RankMeasure.class);
    for (RankMeasure measure : RankMeasure.values()) {
      means.put(measure, judged.stream().mapToDouble(measure::of).average().orElse(0));
    }
    return new RankQuality(means, judged.size());
  }

  /** One measure's mean; 0 if no query was judged. */
  public double mean(RankMeasure measure) {
    return means.getOrDefault(measure, 0.0);
  }
}
