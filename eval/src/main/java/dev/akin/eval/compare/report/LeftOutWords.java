package dev.akin.eval.compare.report;

import dev.akin.eval.compare.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was left out, in words: those that share a reason share a sentence. */
final class LeftOutWords {
  private LeftOutWords() {}

  static List<String> of(List<LeftOut> leftOut) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (LeftOut each : leftOut) {
      byReason
          .computeIfAbsent(each.reason(), reason -> new ArrayList<>())
          .add(each.specification());
    }
    List<String> sentences = new ArrayList<>();
    byReason.forEach(
        (reason, names) -> sentences.add(String.join("; ", names) + " – " + reason + "."));
    return sentences;
  }
}
