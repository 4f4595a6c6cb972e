package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
import dev.akin.engine.proof.Breakdown;
import dev.akin.engine.proof.Evidence;
import dev.akin.engine.proof.FilterCell;
import dev.akin.engine.proof.Fingerprint;
import dev.akin.engine.proof.PartRecall;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.RecallInterval;
import dev.akin.engine.proof.ReplayableProof;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A proof with all its parts, for people and for programs. */
final class ProofText {
  private ProofText() {}

  /** One JSON object on one line. */
  static String json(ReplayableProof measured) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("collection", measured.collection());
    if (!measured.vector().isEmpty()) {
      json.put("vector", measured.vector());
    }
    json.putAll(measured.proof().toJson());
    json.put("keepsContract", measured.proof().keepsContract());
    json.put("violations", measured.proof().violations());
    return new String(Payload.of(json).toJson(), UTF_8) + "\n";
  }

  /** A block of lines. */
  static String text(ReplayableProof measured) {
    Proof proof = measured.proof();
    StringBuilder text = new StringBuilder(ProofFigures.text(proof));
    proof.evidence().ifPresent(evidence -> append(text, evidence));
    return text.append(ProofFigures.verdict(proof)).toString();
  }

  private static void append(StringBuilder text, Evidence evidence) {
    Breakdown breakdown = evidence.breakdown();
    head(text, "by source");
    for (Breakdown.Source source : breakdown.sources()) {
      row(text, source.name(), "", source.recall()).append('\n');
    }
    head(text, "by segment");
    breakdown.segments().forEach(segment -> row(text, segment.name(), segment.part()));
    head(text, "under filters");
    for (FilterCell cell : breakdown.filterMatrix()) {
      row(text, cell.isWhole() ? "none" : cell.describe(), cell.part());
    }
    breakdown.filter().ifPresent(filtered -> row(text, "the given filter", filtered.part()));
    Fingerprint fingerprint = evidence.fingerprint();
    text.append("  measured on\n")
        .append("    data      ")
        .append(fingerprint.data())
        .append('\n')
        .append("    index     ")
        .append(fingerprint.index())
        .append('\n')
        .append("    queries   ")
        .append(fingerprint.queries())
        .append('\n')
        .append("    kernels   ")
        .append(fingerprint.kernels())
        .append('\n');
  }

  private static void head(StringBuilder text, String name) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-36s %12s  %6s  %-16s %8s  %s\n",
            name,
            "vectors",
            "recall",
            "95 % interval",
            "queries",
            "paths"));
  }

  private static void row(StringBuilder text, String name, PartRecall part) {
    row(text, name, String.format(Locale.ROOT, "%,d", part.vectors()), part.recall())
        .append("  ")
        .append(String.join(", ", part.paths().keySet()))
        .append('\n');
  }

  private static StringBuilder row(
      StringBuilder text, String name, String vectors, RecallInterval recall) {
    return text.append(
        String.format(
            Locale.ROOT,
            "    %-34s %12s  %.4f  %.4f to %.4f %8s",
            name,
            vectors,
            recall.value(),
            recall.low(),
            recall.high(),
            String.format(Locale.ROOT, "%,d", recall.queries())));
  }
}
