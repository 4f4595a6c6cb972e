package dev.akin.eval.compare;

import dev.akin.eval.measure.Workload;
import dev.akin.eval.truth.ContentHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is compared: measurements of one subject may stand beside each other, those of two may not.
 *
 * @param fields what tells it from others, by words for people: vectors by their content, metric,
 *     k, threads, judgments
 */
public record Subject(Map<String, String> fields) {
  private static final int DIGITS = 12;

  public Subject {
    fields = Map.copyOf(fields);
  }

  /** The subject of a workload; costs a pass over the queries. */
  static Subject of(Workload workload, CompareParameters parameters) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("base", shape(workload.vectors().base().size(), workload.baseHash()));
    fields.put(
        "queries", shape(workload.truth().queries(), ContentHash.of(workload.vectors().queries())));
    fields.put("metric", workload.vectors().metric().toString());
    fields.put("k", Integer.toString(parameters.k()));
    fields.put("threads", Integer.toString(parameters.threads()));
    fields.put("judgments", workload.judgments().map(each -> each.source()).orElse("none"));
    return new Subject(fields);
  }

  private static String shape(int size, String hash) {
    return "%,d vectors %s".formatted(size, hash.substring(0, DIGITS));
  }

  /** Where it differs from another, as {@code metric l2 instead of dot}. */
  List<String> differences(Subject other) {
    List<String> differences = new ArrayList<>();
    for (String name : fields.keySet().stream().sorted().toList()) {
      String own = fields.getOrDefault(name, "");
      String others = other.fields.getOrDefault(name, "unknown");
      if (!Objects.equals(own, others)) {
        differences.add("%s %s instead of %s".formatted(name, own, others));
      }
    }
    return differences;
  }
}
