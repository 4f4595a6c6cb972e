package dev.akin.eval.compare.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.LeftOut;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a terminal shows at the end of a comparison. */
public final class ReportText {
  private ReportText() {}

  /** The summary and where to read on. */
  public static String text(ComparisonResult result, Path folder) {
    StringBuilder text = new StringBuilder();
    summary(result).forEach(line -> text.append(line).append('\n'));
    for (String sentence : LeftOutWords.of(result.leftOut())) {
      text.append("left out: ").append(sentence).append('\n');
    }
    return text.append("read on in %s\n".formatted(folder.resolve("report.html"))).toString();
  }

  /** The same as one object on one line. */
  public static String json(ComparisonResult result, Path folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("report", folder.resolve("report.html").toString());
    json.put("results", folder.resolve("results.json").toString());
    json.put("measurements", result.measurements().size());
    json.put("complete", result.effort().complete());
    json.put("summary", summary(result));
    json.put("leftOut", result.leftOut().stream().map(LeftOut::specification).toList());
    return new String(Payload.of(json).toJson(), UTF_8);
  }

  private static List<String> summary(ComparisonResult result) {
    return result.measurements().isEmpty()
        ? List.of("Nothing was measured: the budget is too short.")
        : Summary.of(result);
  }
}
