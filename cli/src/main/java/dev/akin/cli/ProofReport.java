package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    return ProofFigures.text(proof)
        + String.format(
            Locale.ROOT,
            "  encoding  %.1f ms per picture (%s)\n",
            loaded.encodeMillisPerPicture(),
            encoder)
        + ProofFigures.verdict(proof);
  }
}
