package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.point.Payload;
import dev.akin.engine.proof.Proof;
import dev.akin.visualsearch.LoadedCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a demo says at its end.
 *
 * @param loaded what was proven
 * @param encoder what people call the encoder
 */
record ProofReport(LoadedCatalogue loaded, String encoder) {
  /** One JSON object on one line; the names are part of the command's interface. */
  String json() {
    Proof proof = loaded.proof();
    Map<String, Object> whole = proof.toJson();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vectors", proof.vectors());
    json.put("dimension", proof.dimension());
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("index", proof.plan().index());
    plan.put("why", proof.plan().why());
    json.put("plan", plan);
    for (String part : List.of("recall", "latencyMillis", "bytesPerVector")) {
      json.put(part, whole.get(part));
    }
    json.put("encodeMillisPerPicture", loaded.encodeMillisPerPicture());
    return new String(Payload.of(json).toJson(), UTF_8);
  }

  /** A block for people. */
  String text() {
    Proof proof = loaded.proof();
    return String.format(
        Locale.ROOT,
        """
        proof of %,d vectors of dimension %,d, measured %s
          plan      %s
                    %s
          recall    %.4f at %d against exact search (95 %% interval %.4f to %.4f, %,d held-out queries)
          latency   p50 %.2f ms, p99 %.2f ms
          memory    %,.0f bytes per vector
          disk      %,.0f bytes per vector
          encoding  %.1f ms per picture (%s)
          contract  %s
        """,
        proof.vectors(),
        proof.dimension(),
        proof.when(),
        proof.plan().index(),
        proof.plan().why(),
        proof.recall().value(),
        proof.recall().k(),
        proof.recall().low(),
        proof.recall().high(),
        proof.recall().queries(),
        proof.latencyMillis().p50(),
        proof.latencyMillis().p99(),
        proof.bytesPerVector().memory(),
        proof.bytesPerVector().disk(),
        loaded.encodeMillisPerPicture(),
        encoder,
        verdict(proof));
  }

  private static String verdict(Proof proof) {
    Contract contract = proof.subject().contract();
    StringBuilder stated = new StringBuilder();
    contract
        .toJson()
        .forEach((name, value) -> stated.append(name).append(' ').append(value).append(", "));
    return stated + (proof.keepsContract() ? "kept" : "NOT kept");
  }
}
