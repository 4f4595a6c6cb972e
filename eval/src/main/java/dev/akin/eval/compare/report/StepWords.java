package dev.akin.eval.compare.report;

import dev.akin.engine.capacity.PriceTable;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.Family;
import dev.akin.eval.compare.QueryPrice;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.relevance.JudgedQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A step along the front in words: what is gained, what is paid, and why.
 *
 * @param title from where to where
 * @param gain what more is found
 * @param price what that takes
 * @param reason what is done differently
 */
record StepWords(String title, String gain, String price, String reason) {
  private static final double PER_THOUSAND = 1_000;

  /** What a larger value of a knob means. */
  private static final Map<String, String> KNOBS =
      Map.of(
          "nprobe", "more lists are read",
          "efSearch", "the walk keeps more candidates and looks further",
          "k_factor", "more of the best by their codes are compared again");

  /** The words for a step from a faster to a more accurate point. */
  static StepWords of(
      Measurement from, Measurement to, ComparisonResult result, PriceTable prices) {
    return new StepWords(
        Wording.name(from) + " → " + Wording.name(to),
        gain(from, to, result),
        price(from, to, prices),
        reason(from, to, result));
  }

  private static String gain(Measurement from, Measurement to, ComparisonResult result) {
    double before = from.quality().recall();
    double after = to.quality().recall();
    int k = from.quality().spread().mean().k();
    StringBuilder text = new StringBuilder();
    text.append(
        "Recall@%d %s → %s: of 1,000 neighbors %s more are found, %s of what was missed"
            .formatted(
                k,
                Wording.share(before),
                Wording.share(after),
                Wording.times(PER_THOUSAND * (after - before)),
                Wording.percent((after - before) / Math.max(1e-9, 1 - before))));
    text.append(
        "; the tenth of the queries that fares worst %s → %s"
            .formatted(
                Wording.share(from.quality().spread().worstDecile()),
                Wording.share(to.quality().spread().worstDecile())));
    if (to.quality().spread().mean().low() <= from.quality().spread().mean().high()) {
      text.append(" (the intervals overlap: it may be chance)");
    }
    judged(from, to, result).ifPresent(text::append);
    return text.append('.').toString();
  }

  private static Optional<String> judged(
      Measurement from, Measurement to, ComparisonResult result) {
    Optional<JudgedQuality> before = from.quality().ranks().judged();
    Optional<Double> after = result.judged(to);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "; %s by judgments %s → %s%s"
            .formatted(
                before.get().leading().title(),
                Wording.share(result.judged(from).orElse(0.0)),
                Wording.share(after.get()),
                before.get().losesNoticeably()
                    ? ""
                    : ", which was not noticeably below exact search before"));
  }

  private static String price(Measurement from, Measurement to, PriceTable prices) {
    double slower = from.speed().queriesPerSecond() / to.speed().queriesPerSecond();
    List<String> parts = new ArrayList<>();
    parts.add(
        "A query takes %s times as long (%s → %s at the median, %s → %s queries/s)"
            .formatted(
                Wording.times(slower),
                Wording.time(from.speed().latencies().p50()),
                Wording.time(to.speed().latencies().p50()),
                Wording.count(from.speed().queriesPerSecond()),
                Wording.count(to.speed().queriesPerSecond())));
    parts.add(memory(from, to));
    if (!sameIndex(from, to)) {
      parts.add(
          "it is built in %s instead of %s"
              .formatted(
                  Wording.seconds(to.index().build().seconds()),
                  Wording.seconds(from.index().build().seconds())));
    }
    parts.add(
        "a million queries cost %s instead of %s"
            .formatted(
                Wording.money(QueryPrice.perMillion(prices, to), prices.currency()),
                Wording.money(QueryPrice.perMillion(prices, from), prices.currency())));
    return String.join("; ", parts) + ".";
  }

  private static String memory(Measurement from, Measurement to) {
    long before = from.index().footprint().bytesInMemory();
    long after = to.index().footprint().bytesInMemory();
    if (before == after) {
      return "the same %s of memory".formatted(Wording.bytes(after));
    }
    return "%s of memory, %s %s than %s"
        .formatted(
            Wording.bytes(after),
            Wording.bytes(Math.abs(after - before)),
            after > before ? "more" : "less",
            Wording.bytes(before));
  }

  private static boolean sameIndex(Measurement from, Measurement to) {
    return from.index().specification().equals(to.index().specification());
  }

  private static String reason(Measurement from, Measurement to, ComparisonResult result) {
    if (!sameIndex(from, to)) {
      Family before = result.family(from);
      Family after = result.family(to);
      return before == after
          ? "Another index of the family %s.".formatted(after.title())
          : "Another index. With %s %s; with %s %s."
              .formatted(before.title(), before.way(), after.title(), after.way());
    }
    List<String> changed = new ArrayList<>();
    Set<String> knobs = new TreeSet<>(from.setting().knobs().keySet());
    knobs.addAll(to.setting().knobs().keySet());
    for (String knob : knobs) {
      change(knob, from, to).ifPresent(changed::add);
    }
    return "The same index: " + String.join("; ", changed) + ".";
  }

  private static Optional<String> change(String knob, Measurement from, Measurement to) {
    Optional<Integer> before = Optional.ofNullable(from.setting().knobs().get(knob));
    Optional<Integer> after = Optional.ofNullable(to.setting().knobs().get(knob));
    if (before.equals(after)) {
      return Optional.empty();
    }
    String change =
        "%s %s → %s"
            .formatted(
                knob,
                before.map(String::valueOf).orElse("by default"),
                after.map(String::valueOf).orElse("by default"));
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.of(change);
    }
    return Optional.of(
        after.get() > before.get()
            ? change + ", so that " + KNOBS.getOrDefault(knob, "more is looked at")
            : change + ", which saves a part of that");
  }
}
