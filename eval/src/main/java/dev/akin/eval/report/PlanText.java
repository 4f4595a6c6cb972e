package dev.akin.eval.report;

import static java.lang.String.format;

import dev.akin.engine.capacity.CapacityPlan;
import dev.akin.engine.capacity.CapacityPlan.Considered;
import dev.akin.engine.capacity.Deployment;
import dev.akin.engine.capacity.Need;
import dev.akin.engine.capacity.Relaxation;
import dev.akin.engine.contract.Contract;
import dev.akin.eval.Figures;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A plan of capacity for people; docs/plan.md describes every line. */
public final class PlanText {
  private static final String HEAD =
      format(
          "  %-30s%-36s%10s%12s%12s%10s%14s  ",
          "index", "on", "p99 ms", "memory", "disk", "build", "per month");

  private PlanText() {}

  /** Lines for a terminal. */
  public static String text(CapacityPlan plan, String currency) {
    Lines lines = new Lines().title("plan for " + need(plan.need()));
    plan.chosen()
        .ifPresentOrElse(chosen -> chosen(lines, chosen, currency), () -> refused(lines, plan));
    lines.title("considered").row(HEAD + "why");
    for (Considered each : plan.considered()) {
      lines.row(
          each.best()
              .map(best -> row(best) + each.why())
              .orElseGet(() -> format("  %-30s%s", each.family().title(), each.why())));
    }
    lines.title("what can be had").row(HEAD + "recall");
    for (Deployment each : plan.front()) {
      lines.row(row(each) + format(Locale.ROOT, "%.4f", each.expected().recall()));
    }
    lines.title("assumptions");
    plan.assumptions().forEach(each -> lines.row("  – " + each));
    return lines.toString();
  }

  private static String need(Need need) {
    Contract contract = need.contract();
    StringJoiner parts = new StringJoiner(", ");
    parts.add(
        format(
            Locale.ROOT,
            "%,d × %,d (%s, %s)",
            need.vectors(),
            need.space().dimension(),
            need.space().metric(),
            need.space().datatype()));
    parts.add(format(Locale.ROOT, "recall@%d ≥ %s", contract.k(), contract.recall()));
    contract.p99Millis().ifPresent(millis -> parts.add("p99 ≤ " + Figures.text(millis) + " ms"));
    contract
        .memoryMiB()
        .ifPresent(mebibytes -> parts.add("memory ≤ " + Figures.bytes(mebibytes << 20)));
    contract.queriesPerSecond().ifPresent(rate -> parts.add(Figures.text(rate) + " queries/s"));
    if (need.traffic().updatesPerSecond() > 0) {
      parts.add(Figures.text(need.traffic().updatesPerSecond()) + " updates/s");
    }
    if (need.traffic().selectivity() < 1) {
      parts.add("filters accept " + Figures.text(100 * need.traffic().selectivity()) + " %");
    }
    return parts.toString();
  }

  private static void chosen(Lines lines, Deployment chosen, String currency) {
    Deployment.Expected expected = chosen.expected();
    lines
        .line(
            "index",
            chosen.forecast().index() + " (" + chosen.family().title() + ")" + knob(chosen))
        .line("on", fleet(chosen))
        .line(
            "expected",
            format(
                Locale.ROOT,
                "recall %.4f, p99 %s ms, processors %.0f %% busy",
                expected.recall(),
                Figures.text(expected.p99Millis()),
                100 * expected.utilisation()))
        .line(
            "per query",
            format(
                Locale.ROOT,
                "%s distances and %s codes in each of %,d shards, %s ms of a processor in all",
                Figures.text(chosen.forecast().work().distances()),
                Figures.text(chosen.forecast().work().estimates()),
                chosen.fleet().shards(),
                Figures.text(chosen.fleet().shards() * chosen.forecast().times().searchMillis())))
        .line(
            "a copy takes",
            Figures.bytes((long) expected.memoryBytes())
                + " of memory, "
                + Figures.bytes((long) expected.diskBytes())
                + " of disk")
        .line("build", duration(expected.buildSeconds()))
        .line(
            "price",
            format(Locale.ROOT, "%s %s a month", Figures.text(expected.pricePerMonth()), currency))
        .line(
            "use it as",
            chosen.family().servesCollections()
                ? "a collection with this contract, or akin index build --index "
                    + chosen.forecast().index()
                : "akin index build --index "
                    + chosen.forecast().index()
                    + "; collections are not served by it yet");
  }

  private static String knob(Deployment deployment) {
    String knob = deployment.family().knob();
    return knob.isEmpty() ? "" : ", " + knob + " " + deployment.forecast().knob();
  }

  private static void refused(Lines lines, CapacityPlan plan) {
    lines.row("  Nothing is expected to keep this contract.");
    if (plan.relaxations().isEmpty()) {
      lines.row("  No single bound is enough to loosen: see what can be had, below.");
      return;
    }
    lines.row("  It could be kept, with everything else as it is, by (the cheapest first):");
    for (Relaxation each : plan.relaxations()) {
      lines.row(
          format(
              "  – %s %s instead of %s%s: %s on %s",
              each.bound().title(),
              amount(each, each.to()),
              amount(each, each.from()),
              each.bound().unit(),
              each.deployment().forecast().index(),
              fleet(each.deployment())));
    }
  }

  private static String amount(Relaxation relaxation, double value) {
    return relaxation.bound() == Relaxation.Bound.RECALL
        ? String.valueOf(value)
        : Figures.text(value);
  }

  private static String row(Deployment deployment) {
    Deployment.Expected expected = deployment.expected();
    return format(
        Locale.ROOT,
        "  %-30s%-36s%10s%12s%12s%10s%14s  ",
        deployment.forecast().index(),
        fleet(deployment),
        Figures.text(expected.p99Millis()),
        Figures.bytes((long) expected.memoryBytes()),
        Figures.bytes((long) expected.diskBytes()),
        duration(expected.buildSeconds()),
        Figures.text(expected.pricePerMonth()));
  }

  static String fleet(Deployment deployment) {
    Deployment.Fleet fleet = deployment.fleet();
    String machines =
        fleet.allMachines() == 1
            ? fleet.machine().name()
            : format(Locale.ROOT, "%,d × %s", fleet.allMachines(), fleet.machine().name());
    List<String> parts =
        List.of(
            fleet.copies() > 1 ? format(Locale.ROOT, "%,d copies", fleet.copies()) : "",
            fleet.shards() > 1 ? format(Locale.ROOT, "%,d shards", fleet.shards()) : "");
    String details = String.join(", ", parts.stream().filter(part -> !part.isEmpty()).toList());
    return details.isEmpty() ? machines : machines + " (" + details + ")";
  }

  private static String duration(double seconds) {
    if (seconds < 120) {
      return Figures.text(seconds) + " s";
    }
    return seconds < 7_200
        ? Figures.text(seconds / 60) + " min"
        : Figures.text(seconds / 3_600) + " h";
  }
}
