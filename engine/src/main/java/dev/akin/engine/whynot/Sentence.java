package dev.akin.engine.whynot;

import dev.akin.engine.filter.UnmetCondition;
import dev.akin.engine.whynot.Standing.Measure;
import dev.akin.engine.whynot.Standing.Rival;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reason in words, with the numbers that decided it. */
record Sentence(WhyNot whyNot) {
  String text() {
    return "point %s %s".formatted(whyNot.id(), predicate());
  }

  private String predicate() {
    Evidence evidence = whyNot.evidence();
    return switch (whyNot.reason()) {
      case NOT_STORED -> "is not stored: it never was, or it was deleted and merged away since";
      case DELETED -> "was deleted; " + trace(evidence) + " still tells of it";
      case EXPIRED ->
          "came to its end at %s; %s still tells of it"
              .formatted(evidence.end().orElseThrow(), trace(evidence));
      case IS_TARGET -> "is the one that the search looks near to, which is left out of the answer";
      case OTHER_VECTOR ->
          "has no vector \"%s\", by which the search compares; it has %s"
              .formatted(whyNot.wanted().using(), names(evidence));
      case FILTERED_OUT -> "is filtered out: " + unmet(evidence.unmet());
      case FOUND ->
          "is found, on rank %,d with %s"
              .formatted(evidence.rank().orElseThrow(), measured(standing().measure()));
      case BEFORE_WINDOW ->
          "was found on rank %,d, which is among the %,d that the offset skips"
              .formatted(evidence.rank().orElseThrow(), whyNot.wanted().offset());
      case OUTRANKED -> outranked();
      case BELOW_SCORE_THRESHOLD ->
          "stands on rank %,d with %s, below the threshold of %s"
              .formatted(
                  standing().rank(),
                  measured(standing().measure()),
                  whyNot.wanted().scoreThreshold().orElseThrow());
      case UNREACHABLE ->
          "belongs on rank %,d, and no links of the graph of segment %s lead to it"
              .formatted(standing().rank(), passage().where());
      case BEAM_TOO_NARROW -> narrow();
      case LOST_TO_QUANTIZATION -> quantized();
    };
  }

  private static String trace(Evidence evidence) {
    String where = evidence.trace().orElseThrow();
    return where.equals("recent") ? "a recent write" : "segment " + where;
  }

  private static String names(Evidence evidence) {
    return evidence.vectors().isEmpty()
        ? "none"
        : evidence.vectors().stream()
            .sorted()
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", "));
  }

  private static String unmet(List<UnmetCondition> conditions) {
    return conditions.isEmpty()
        ? "the filter does not accept it"
        : conditions.stream().map(Sentence::unmet).collect(Collectors.joining("; "));
  }

  private static String unmet(UnmetCondition unmet) {
    String values = unmet.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return values.isEmpty()
        ? "the filter wants %s, which the point does not fulfil".formatted(unmet.condition())
        : "the filter wants %s, the point has %s".formatted(unmet.condition(), values);
  }

  private String outranked() {
    Standing standing = standing();
    Optional<Rival> last = standing.last();
    String text =
        "is outranked: rank %,d of %,d with %s, where %,d are wanted"
            .formatted(
                standing.rank(),
                standing.among(),
                measured(standing.measure()),
                whyNot.wanted().last());
    if (last.isPresent()) {
      text += "; the last of them is point " + named(last.get());
    }
    if (standing.before().isPresent() && !standing.before().equals(last)) {
      text += ", the one before it point " + named(standing.before().get());
    }
    return standing.equal() > 0
        ? text + "; %,d others are exactly as near".formatted(standing.equal())
        : text;
  }

  private static String named(Rival rival) {
    return "%s with %s".formatted(rival.id(), measured(rival.measure()));
  }

  private String narrow() {
    Passage way = passage();
    String text =
        "belongs on rank %,d, and the walk through the graph of segment %s with efSearch %,d did not come to it"
            .formatted(standing().rank(), way.where(), way.effort().orElseThrow());
    return way.enough().isPresent()
        ? text + "; with efSearch %,d it does".formatted(way.enough().getAsInt())
        : text;
  }

  private String quantized() {
    Passage way = passage();
    String text =
        "belongs on rank %,d, and the codes of segment %s made it look farther than it is"
            .formatted(standing().rank(), way.where());
    return way.enough().isPresent()
        ? text
            + "; a search for %,d instead of %,d finds it"
                .formatted(way.enough().getAsInt(), way.effort().orElseThrow())
        : text;
  }

  private static String measured(Measure measure) {
    return String.format(Locale.ROOT, "score %s", measure.score());
  }

  private Standing standing() {
    return whyNot.evidence().standing().orElseThrow();
  }

  private Passage passage() {
    return whyNot.evidence().passage().orElseThrow();
  }
}
