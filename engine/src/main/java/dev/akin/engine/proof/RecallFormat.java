package dev.akin.engine.proof;

import dev.akin.engine.file.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recall as JSON objects.
 *
 * <pre>
 * recall   object   k, value, low, high, queries
 * part     object   vectors, recall, incomplete, paths {exact, codes, graph: number of searches}
 * </pre>
 */
final class RecallFormat {
  private static final String VECTORS = "vectors";
  private static final String RECALL = "recall";
  private static final String INCOMPLETE = "incomplete";
  private static final String PATHS = "paths";

  private RecallFormat() {}

  static Map<String, Object> write(RecallInterval recall) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("k", (long) recall.k());
    json.put("value", recall.value());
    json.put("low", recall.low());
    json.put("high", recall.high());
    json.put("queries", (long) recall.queries());
    return json;
  }

  static RecallInterval readInterval(JsonFields json) {
    return new RecallInterval(
        json.integer("k"),
        json.decimal("value"),
        json.decimal("low"),
        json.decimal("high"),
        json.integer("queries"));
  }

  /** Adds the fields of a part to an object. */
  static Map<String, Object> write(Map<String, Object> json, PartRecall part) {
    json.put(VECTORS, part.vectors());
    json.put(RECALL, write(part.recall()));
    json.put(INCOMPLETE, (long) part.incomplete());
    json.put(PATHS, new TreeMap<>(part.paths()));
    return json;
  }

  static PartRecall readPart(JsonFields json) {
    SortedMap<String, Long> paths = new TreeMap<>();
    JsonFields counts = json.object(PATHS);
    counts
        .fields()
        .keySet()
        .forEach(path -> paths.put(path.toString(), counts.number(path.toString())));
    return new PartRecall(
        json.number(VECTORS), readInterval(json.object(RECALL)), json.integer(INCOMPLETE), paths);
  }
}
