package dev.akin.eval.compare.report;

import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.relevance.JudgedQuality;
import dev.akin.eval.relevance.RankMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where more recall stops paying: what users look for, along the front, against exact search. For
 * comparisons that have judgments.
 */
final class JudgedWords {
  private final ComparisonResult result;
  private final List<Measurement> points;

  JudgedWords(ComparisonResult result) {
    this.result = result;
    this.points = result.front().points();
  }

  /**
   * The first point of the front from which on nothing is noticeably worse than exact search; empty
   * if even the last is.
   */
  Optional<Measurement> enough() {
    Optional<Measurement> enough = Optional.empty();
    for (Measurement each : points.reversed()) {
      if (judged(each).losesNoticeably()) {
        return enough;
      }
      enough = Optional.of(each);
    }
    return enough;
  }

  /** The measure by which settings are compared. */
  RankMeasure leading() {
    return judged(points.getLast()).leading();
  }

  /** What exact search has of it. */
  double exact() {
    return result.exactSearch().orElseThrow().mean(leading());
  }

  /** Sentences about a comparison that has judgments. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Measurement last = points.getLast();
    String measure = leading().title() + "@" + last.quality().spread().mean().k();
    sentences.add(
        "Exact search has %s %s: what the vectors can give, whatever the index."
            .formatted(measure, Wording.share(exact())));
    Optional<Measurement> enough = enough();
    if (enough.isEmpty()) {
      sentences.add("Every point of the front is noticeably below that; more recall still pays.");
      return sentences;
    }
    Measurement point = enough.get();
    sentences.add(
        "From recall %s on (%s) no point of the front is noticeably below that: this one loses %s ± %s of %s. More recall than that costs time and gives users at most half a percent of what they look for."
            .formatted(
                Wording.share(point.quality().recall()),
                Wording.name(point),
                Wording.share(Math.max(0, judged(point).loss().mean())),
                Wording.share(judged(point).loss().plusMinus()),
                measure));
    double slower = point.speed().queriesPerSecond() / last.speed().queriesPerSecond();
    if (!point.equals(last)) {
      sentences.add(
          "The most accurate point (recall %s) takes %s times as long for the same judged quality."
              .formatted(Wording.share(last.quality().recall()), Wording.times(slower)));
    }
    return sentences;
  }

  private static JudgedQuality judged(Measurement measurement) {
    return measurement.quality().ranks().judged().orElseThrow();
  }
}
