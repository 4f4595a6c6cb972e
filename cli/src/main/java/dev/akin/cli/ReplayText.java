package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ReplayReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A proof that was measured again, for people and for programs. */
final class ReplayText {
  private ReplayText() {}

  /** One JSON object on one line. */
  static String json(ReplayReport report) {
    Map<String, Object> json = new LinkedHashMap<>(report.toJson());
    json.put("keepsContract", report.now().keepsContract());
    json.put("violations", report.now().violations());
    return new String(Payload.of(json).toJson(), UTF_8) + "\n";
  }

  /** A block of lines. */
  static String text(ReplayReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "replay of the proof measured %s\n", report.then().when()));
    same(text, "data", report.isSameData());
    same(text, "index", report.isSameIndex());
    same(text, "queries", report.isSameQueries());
    same(text, "kernels", report.isSameKernels());
    same(text, "paths", report.isSamePaths());
    text.append("  expected  ")
        .append(
            report.isExpectedIdentical()
                ? "the same recall to the last bit, in every part"
                : "recall in the interval of the proof")
        .append('\n');
    figures(text, "then", report.then());
    figures(text, "now", report.now());
    text.append("  replay    ").append(report.agrees() ? "agrees\n" : "DISAGREES\n");
    report
        .differences()
        .forEach(difference -> text.append("            ").append(difference).append('\n'));
    return text.append(ProofFigures.verdict(report.now())).toString();
  }

  private static void same(StringBuilder text, String what, boolean same) {
    text.append(String.format(Locale.ROOT, "  %-9s %s\n", what, same ? "as then" : "DIFFERENT"));
  }

  private static void figures(StringBuilder text, String when, Proof proof) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-9s recall %.4f (%.4f to %.4f, %,d queries), p50 %.2f ms, p99 %.2f ms\n",
            when,
            proof.recall().value(),
            proof.recall().low(),
            proof.recall().high(),
            proof.recall().queries(),
            proof.latencyMillis().p50(),
            proof.latencyMillis().p99()));
  }
}
