package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Plan;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A proof as a JSON object.
 *
 * <pre>
 * vectors         number   searchable vectors
 * dimension       number
 * plan            object   index, why, predicted {p99Millis, memoryMiB} where planned
 * contract        object   recall, k, and p99Millis, queriesPerSecond, memoryMiB where stated
 * recall          object   k, value, low, high, queries
 * latencyMillis   object   p50, p99
 * bytesPerVector  object   memory, disk
 * when            text     ISO 8601, UTC
 * </pre>
 */
final class ProofFormat {
  private ProofFormat() {}

  static Map<String, Object> write(Proof proof) {
    RecallInterval recall = proof.recall();
    Map<String, Object> recallJson = new LinkedHashMap<>();
    recallJson.put("k", (long) recall.k());
    recallJson.put("value", recall.value());
    recallJson.put("low", recall.low());
    recallJson.put("high", recall.high());
    recallJson.put("queries", (long) recall.queries());
    Map<String, Object> latency = new LinkedHashMap<>();
    latency.put("p50", proof.latencyMillis().p50());
    latency.put("p99", proof.latencyMillis().p99());
    Map<String, Object> bytes = new LinkedHashMap<>();
    bytes.put("memory", proof.bytesPerVector().memory());
    bytes.put("disk", proof.bytesPerVector().disk());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vectors", proof.vectors());
    json.put("dimension", (long) proof.dimension());
    json.put("plan", proof.plan().toJson());
    json.put("contract", proof.subject().contract().toJson());
    json.put("recall", recallJson);
    json.put("latencyMillis", latency);
    json.put("bytesPerVector", bytes);
    json.put("when", proof.when().toString());
    return json;
  }

  static Proof read(Map<String, ?> json) {
    Map<String, ?> recall = object(json, "recall");
    Map<String, ?> latency = object(json, "latencyMillis");
    Map<String, ?> bytes = object(json, "bytesPerVector");
    return new Proof(
        new Proof.Subject(
            number(json, "vectors").longValue(),
            number(json, "dimension").intValue(),
            Contract.ofJson(object(json, "contract")),
            Plan.ofJson(object(json, "plan"))),
        new RecallInterval(
            number(recall, "k").intValue(),
            number(recall, "value").doubleValue(),
            number(recall, "low").doubleValue(),
            number(recall, "high").doubleValue(),
            number(recall, "queries").intValue()),
        new LatencyPercentiles(
            number(latency, "p50").doubleValue(), number(latency, "p99").doubleValue()),
        new BytesPerVector(
            number(bytes, "memory").doubleValue(), number(bytes, "disk").doubleValue()),
        instant(json));
  }

  private static Number number(Map<String, ?> json, String name) {
    if (json.get(name) instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("proof: " + name + " is " + json.get(name));
  }

  // JSON objects have text keys only.
  @SuppressWarnings("unchecked")
  private static Map<String, ?> object(Map<String, ?> json, String name) {
    if (json.get(name) instanceof Map<?, ?> object) {
      return (Map<String, ?>) object;
    }
    throw new IllegalArgumentException("proof: " + name + " is " + json.get(name));
  }

  private static Instant instant(Map<String, ?> json) {
    try {
      return Instant.parse(String.valueOf(json.get("when")));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("proof: when is " + json.get("when"), e);
    }
  }
}
