package dev.akin.eval.report;

import static java.lang.String.format;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.core.kernel.KernelFamily;
import dev.akin.core.kernel.KernelSpeed;
import dev.akin.core.parallel.BackgroundPriority;
import dev.akin.engine.point.Payload;
import dev.akin.eval.Advice;
import dev.akin.eval.Figures;
import dev.akin.eval.machine.Disk;
import dev.akin.eval.machine.KernelReport;
import dev.akin.eval.machine.MachineReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A machine for people and for programs; the names in JSON are part of the command's interface and
 * described in {@code docs/doctor.md}.
 */
public final class MachineText {
  private MachineText() {}

  /** Lines for a terminal. */
  public static String text(MachineReport report) {
    Lines lines = new Lines().title("machine");
    lines
        .line(
            "java", format(Locale.ROOT, "%s, %s", report.java().version(), report.java().vendor()))
        .line(
            "processor",
            format(
                Locale.ROOT,
                "%s, %d at the same time",
                report.hardware().processor(),
                report.hardware().processors()))
        .line(
            "memory",
            format(
                Locale.ROOT,
                "%s, of which the heap may take %s",
                Figures.bytes(report.hardware().memoryBytes()),
                Figures.bytes(report.java().heapBytes())))
        .line("huge pages", report.surroundings().hugePages().toString())
        .line("background", background(report));
    report
        .surroundings()
        .disk()
        .ifPresent(disk ->
            lines.line(
                "disk",
                format(
                    Locale.ROOT,
                    "%s of %s free (%s)",
                    Figures.bytes(disk.freeBytes()),
                    Figures.bytes(disk.bytes()),
                    disk.type())));
    kernels(lines, report.kernels());
    return lines.advice(report.advice()).toString();
  }

  private static String background(MachineReport report) {
    return report
        .surroundings()
        .backgroundObstacle()
        .map("merges and index builds have the priority of searches: "::concat)
        .orElse("merges and index builds give way, nice value " + BackgroundPriority.NICE);
  }

  private static void kernels(Lines lines, KernelReport kernels) {
    lines.title("kernels");
    for (KernelFamily family : kernels.families()) {
      lines.line(
          width(family.set()),
          format(Locale.ROOT, "%s: %s", family.name(), verdict(family, kernels)));
    }
    lines.title(
        format(
            Locale.ROOT,
            "  %-28s%9s%12s%12s%15s",
            "ns per vector, in the cache",
            "dimension",
            "in use",
            "scalar",
            "times as fast"));
    for (KernelSpeed speed : kernels.speeds()) {
      lines.row(
          format(
              Locale.ROOT,
              "  %-28s%,9d%,12.1f%,12.1f%,15.1f",
              speed.kernel(),
              speed.dimension(),
              speed.nanos(),
              speed.scalarNanos(),
              speed.timesAsFast()));
    }
  }

  private static String width(String set) {
    return set.equals("scalar") ? set : set + " bits";
  }

  private static String verdict(KernelFamily family, KernelReport kernels) {
    boolean tested =
        kernels.choice() == KernelFamily.Choice.SIMD
            || kernels.choice() == KernelFamily.Choice.FAILED;
    return family
        .difference()
        .map("SIMD failed its self-test, "::concat)
        .orElse(tested ? "agree with their scalar twins" : "not tested, there is no SIMD");
  }

  /** One JSON object on one line. */
  public static String json(MachineReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("processor", report.hardware().processor());
    json.put("processors", report.hardware().processors());
    json.put("memoryBytes", report.hardware().memoryBytes());
    json.put("java", report.java().version());
    json.put("vendor", report.java().vendor());
    json.put("heapBytes", report.java().heapBytes());
    json.put("hugePages", report.surroundings().hugePages().toString());
    json.put("backgroundGivesWay", report.surroundings().backgroundObstacle().isEmpty());
    report.surroundings().disk().ifPresent(disk -> json.put("disk", json(disk)));
    json.put("kernels", json(report.kernels()));
    json.put("advice", report.advice().stream().map(Advice::toJson).toList());
    return new String(Payload.of(json).toJson(), UTF_8);
  }

  private static Map<String, Object> json(Disk disk) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", disk.type());
    json.put("freeBytes", disk.freeBytes());
    json.put("bytes", disk.bytes());
    return json;
  }

  private static Map<String, Object> json(KernelReport kernels) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("choice", kernels.choice().name().toLowerCase(Locale.ROOT));
    json.put("families", kernels.families().stream().map(MachineText::json).toList());
    json.put("speeds", kernels.speeds().stream().map(MachineText::json).toList());
    return json;
  }

  private static Map<String, Object> json(KernelFamily family) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", family.name());
    json.put("set", family.set());
    family.difference().ifPresent(difference -> json.put("difference", difference));
    return json;
  }

  private static Map<String, Object> json(KernelSpeed speed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kernel", speed.kernel());
    json.put("dimension", speed.dimension());
    json.put("nanos", speed.nanos());
    json.put("scalarNanos", speed.scalarNanos());
    return json;
  }
}
