package dev.akin.cli;

import dev.akin.engine.damage.Finding;
import dev.akin.engine.point.Payload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings of {@code akin verify}, for people and for programs. */
final class VerifyReport {
  private VerifyReport() {}

  /** One finding in one line. */
  static String line(Finding finding, boolean mended) {
    String where =
        finding.collection().isEmpty() ? "" : "collection \"" + finding.collection() + "\": ";
    String verb = mended ? "repaired" : "remedy";
    return "%s%s; %s: %s, %s"
        .formatted(where, finding.damage(), verb, remedy(finding), finding.effect());
  }

  private static String remedy(Finding finding) {
    return finding.remedy().name().toLowerCase(Locale.ROOT);
  }

  /** {@code {"whole":…,"findings":[{collection,file,offset,what,remedy,effect,repaired}]}}. */
  static String json(List<Finding> found, List<Finding> mended) {
    List<Map<String, Object>> rows =
        found.stream().map(finding -> row(finding, mended.contains(finding))).toList();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("whole", mended.containsAll(found));
    report.put("findings", rows);
    return new String(Payload.of(report).toJson(), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> row(Finding finding, boolean mended) {
    Map<String, Object> row = new LinkedHashMap<>();
    if (!finding.collection().isEmpty()) {
      row.put("collection", finding.collection());
    }
    row.put("file", finding.damage().file().toString());
    finding.damage().offset().ifPresent(offset -> row.put("offset", offset));
    row.put("what", finding.damage().what());
    row.put("remedy", remedy(finding));
    row.put("effect", finding.effect());
    row.put("repaired", mended);
    return row;
  }
}
