package dev.akin.eval.compare.report;

import dev.akin.eval.compare.Front;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.relevance.JudgedQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where more recall stops paying: what users look for, along the front, against exact search. */
final class JudgedWords {
  private JudgedWords() {}

  /**
   * The first point of the front from which on nothing is measurably worse than exact search; empty
   * if even the last is.
   */
  static Optional<Measurement> enough(Front front) {
    Optional<Measurement> enough = Optional.empty();
    for (Measurement each : front.points().reversed()) {
      if (judged(each).loss().isMeasurable()) {
        return enough;
      }
      enough = Optional.of(each);
    }
    return enough;
  }

  /** Sentences about a comparison that has judgments. */
  static List<String> of(Front front) {
    List<String> sentences = new ArrayList<>();
    Measurement last = front.points().getLast();
    JudgedQuality exact = judged(last);
    String measure = exact.leading().title() + "@" + last.quality().spread().mean().k();
    sentences.add(
        "Exact search has %s %s: what the vectors can give, whatever the index."
            .formatted(measure, Wording.share(exact.exact().mean(exact.leading()))));
    Optional<Measurement> enough = enough(front);
    if (enough.isEmpty()) {
      sentences.add("Every point of the front is measurably below that; more recall still pays.");
      return sentences;
    }
    Measurement point = enough.get();
    sentences.add(
        "From recall %s on (%s) no point of the front is measurably below that: it loses %s ± %s of %s. More recall than that costs time and gives users nothing that these judgments could show."
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

  static JudgedQuality judged(Measurement measurement) {
    return measurement.quality().ranks().judged().orElseThrow();
  }
}
