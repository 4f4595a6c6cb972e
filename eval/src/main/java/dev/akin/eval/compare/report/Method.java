package dev.akin.eval.compare.report;

import dev.akin.core.kernel.KernelFamily;
import dev.akin.eval.compare.CompareParameters;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.machine.Hardware;
import dev.akin.eval.machine.JavaProcess;
import dev.akin.eval.measure.MeasuredIndex;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How figures came about: on what, with what, in what way.
 *
 * @param lines sentences by what they are about, in order
 */
record Method(Map<String, String> lines) {
  static Method of(Occasion occasion, ComparisonResult result) {
    Map<String, String> lines = new LinkedHashMap<>();
    MeasuredIndex.Subject subject = result.measurements().getFirst().index().subject();
    int k = subject.parameters().k();
    lines.put("command", occasion.command());
    lines.put(
        "date",
        ZonedDateTime.now(ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)));
    lines.put(
        "data",
        "%s: %,d vectors of dimension %,d, metric %s; %s: %,d queries, %d neighbors each"
            .formatted(
                occasion.base(),
                subject.vectors(),
                subject.dimension(),
                occasion.metric(),
                occasion.queries(),
                subject.queries(),
                k));
    lines.put("machine", machine());
    lines.put(
        "truth",
        "The exact neighbors come from comparing every query with every vector. A returned vector is right if it is as near as the %d-th of them, within the rounding of floats, so that ties are fair."
            .formatted(k));
    lines.put(
        "quality",
        "Every query is asked once with every setting, untimed, on all processors, for at most %s (then for the queries that were asked, in drawn order). Intervals are 95 %%, over queries, by the BCa bootstrap. A floor counts as kept if the lower end keeps it. The worst tenth is the mean over the queries with the lowest recall."
            .formatted(seconds(result.effort().parameters().qualityPass().toMillis())));
    lines.put(
        "speed",
        "%d thread%s, each query timed by itself, no batches; %d rounds of at most %s that go through the settings of an index in turn, and of each figure the median over the rounds. Indexes are saved and opened by mapping before."
            .formatted(
                subject.parameters().threads(),
                subject.parameters().threads() == 1 ? "" : "s",
                subject.parameters().rounds(),
                seconds(result.effort().parameters().round().toMillis())));
    lines.put("memory", memory(result.effort().parameters()));
    lines.put(
        "cost",
        "%s per core and hour, %s per GiB and hour (%s), for a machine that is always busy."
            .formatted(
                Wording.money(occasion.prices().perHour().core(), occasion.prices().currency()),
                Wording.money(
                    occasion.prices().perHour().memoryGib(), occasion.prices().currency()),
                occasion.prices().asOf()));
    lines.put("effort", effort(result));
    return new Method(lines);
  }

  private static String memory(CompareParameters parameters) {
    String counted =
        "Bytes in memory are what searching touches as the index counts it, without what only refining reads";
    return parameters
        .residentProbe()
        .map(time ->
            "%s; resident is what the system says of a process that does nothing else, after the queries of %s, heap its part in the Java heap."
                .formatted(counted, seconds(time.toMillis())))
        .orElse(counted + ".");
  }

  private static String seconds(long millis) {
    return Wording.seconds(millis * 1e-3);
  }

  private static String machine() {
    Hardware hardware = Hardware.found();
    JavaProcess java = JavaProcess.current();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return "%s, %d processors, %s of memory; Java %s (%s); kernels %s; load at the end %s, of which this run is about one"
        .formatted(
            hardware.processor(),
            hardware.processors(),
            Wording.bytes(hardware.memoryBytes()),
            java.version(),
            java.vendor(),
            KernelFamily.tested().getFirst().set(),
            load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load));
  }

  private static String effort(ComparisonResult result) {
    return "%,d settings of %,d indexes in %s of %s, %s"
        .formatted(
            result.measurements().size(),
            result.measurements().stream()
                .map(each -> each.index().specification())
                .distinct()
                .count(),
            minutes(result.effort().seconds()),
            minutes(result.effort().parameters().budget().toMillis() * 1e-3),
            result.effort().complete()
                ? "until no gap in the trade-off was left to see"
                : "when there were still gaps to refine; the same command with a longer budget goes on");
  }

  private static String minutes(double seconds) {
    return String.format(Locale.ROOT, "%.1f minutes", seconds / 60);
  }
}
