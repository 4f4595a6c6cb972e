package dev.akin.engine.proof;

import dev.akin.engine.file.JsonFields;
import dev.akin.engine.proof.FilterCell.Correlation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a proof's JSON object that let others check it, absent from proofs of earlier
 * versions; parts of a recall are as {@link RecallFormat} says.
 *
 * <pre>
 * hashes         object    data, index, queries: SHA-256 in hexadecimal digits; kernels, seed
 * sources        objects   source, recall
 * segments       objects   segment, and a part
 * filterMatrix   objects   correlation (none, near, far), selectivity, and a part
 * filter         object    filter (the text that was given), and a part; absent without one
 * </pre>
 */
final class EvidenceFormat {
  private static final String HASHES = "hashes";
  private static final String FILTER = "filter";

  private EvidenceFormat() {}

  static void write(Map<String, Object> json, Evidence evidence) {
    Breakdown breakdown = evidence.breakdown();
    json.put(HASHES, write(evidence.fingerprint()));
    json.put("sources", breakdown.sources().stream().map(EvidenceFormat::write).toList());
    json.put("segments", breakdown.segments().stream().map(EvidenceFormat::write).toList());
    json.put("filterMatrix", breakdown.filterMatrix().stream().map(EvidenceFormat::write).toList());
    breakdown
        .filter()
        .ifPresent(filtered ->
            json.put(FILTER, RecallFormat.write(object(FILTER, filtered.json()), filtered.part())));
  }

  private static Map<String, Object> write(Fingerprint fingerprint) {
    Map<String, Object> json = object("data", fingerprint.data());
    json.put("index", fingerprint.index());
    json.put("queries", fingerprint.queries());
    json.put("kernels", fingerprint.kernels());
    json.put("seed", fingerprint.seed());
    return json;
  }

  private static Map<String, Object> write(Breakdown.Source source) {
    Map<String, Object> json = object("source", source.name());
    json.put("recall", RecallFormat.write(source.recall()));
    return json;
  }

  private static Map<String, Object> write(Breakdown.Segment segment) {
    return RecallFormat.write(object("segment", segment.name()), segment.part());
  }

  private static Map<String, Object> write(FilterCell cell) {
    Map<String, Object> json =
        object("correlation", cell.correlation().name().toLowerCase(Locale.ROOT));
    json.put("selectivity", cell.selectivity());
    return RecallFormat.write(json, cell.part());
  }

  private static Map<String, Object> object(String name, String first) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(name, first);
    return json;
  }

  /** What lets others check it; nothing in proofs of earlier versions. */
  static Optional<Evidence> read(JsonFields json) {
    if (!json.fields().containsKey(HASHES)) {
      return Optional.empty();
    }
    JsonFields hashes = json.object(HASHES);
    Fingerprint fingerprint =
        new Fingerprint(
            hashes.text("data"),
            hashes.text("index"),
            hashes.text("queries"),
            hashes.text("kernels"),
            hashes.number("seed"));
    return Optional.of(new Evidence(fingerprint, breakdown(json)));
  }

  private static Breakdown breakdown(JsonFields json) {
    List<Breakdown.Source> sources =
        json.objects("sources").stream()
            .map(each ->
                new Breakdown.Source(
                    each.text("source"), RecallFormat.readInterval(each.object("recall"))))
            .toList();
    List<Breakdown.Segment> segments =
        json.objects("segments").stream()
            .map(each -> new Breakdown.Segment(each.text("segment"), RecallFormat.readPart(each)))
            .toList();
    Optional<Breakdown.Filtered> filter =
        json.fields().containsKey(FILTER)
            ? Optional.of(filtered(json.object(FILTER)))
            : Optional.empty();
    return new Breakdown(
        sources,
        segments,
        json.objects("filterMatrix").stream().map(EvidenceFormat::cell).toList(),
        filter);
  }

  private static Breakdown.Filtered filtered(JsonFields json) {
    return new Breakdown.Filtered(json.text(FILTER), RecallFormat.readPart(json));
  }

  private static FilterCell cell(JsonFields json) {
    return new FilterCell(
        Correlation.valueOf(json.text("correlation").toUpperCase(Locale.ROOT)),
        json.decimal("selectivity"),
        RecallFormat.readPart(json));
  }
}
