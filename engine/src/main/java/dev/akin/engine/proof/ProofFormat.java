package dev.akin.engine.proof;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.file.JsonFields;
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
 * contract        object   recall, k; others where stated, as Contract writes them
 * recall          object   k, value, low, high, queries
 * latencyMillis   object   p50, p99
 * bytesPerVector  object   memory, disk
 * when            text     ISO 8601, UTC
 * others                   see {@link EvidenceFormat}
 * </pre>
 */
final class ProofFormat {
  private ProofFormat() {}

  static Map<String, Object> write(Proof proof) {
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
    json.put("recall", RecallFormat.write(proof.recall()));
    json.put("latencyMillis", latency);
    json.put("bytesPerVector", bytes);
    json.put("when", proof.when().toString());
    proof.evidence().ifPresent(evidence -> EvidenceFormat.write(json, evidence));
    return json;
  }

  static Proof read(Map<String, ?> object) {
    JsonFields json = new JsonFields(object);
    JsonFields latency = json.object("latencyMillis");
    JsonFields bytes = json.object("bytesPerVector");
    return new Proof(
        new Proof.Subject(
            json.number("vectors"),
            json.integer("dimension"),
            Contract.ofJson(texts(json.object("contract"))),
            Plan.ofJson(texts(json.object("plan")))),
        RecallFormat.readInterval(json.object("recall")),
        new LatencyPercentiles(latency.decimal("p50"), latency.decimal("p99")),
        new BytesPerVector(bytes.decimal("memory"), bytes.decimal("disk")),
        instant(json.text("when")),
        EvidenceFormat.read(json));
  }

  private static Map<String, Object> texts(JsonFields json) {
    Map<String, Object> texts = new LinkedHashMap<>();
    json.fields().forEach((name, value) -> texts.put(name.toString(), value));
    return texts;
  }

  private static Instant instant(String when) {
    try {
      return Instant.parse(when);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("proof: when is " + when, e);
    }
  }
}
