package dev.akin.server.http;

import dev.akin.engine.InfeasibleContractException;
import dev.akin.engine.point.Payload;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON around every result and every error, as Qdrant's: {@code
 * {"result":…,"status":"ok","time":0.0004}} and {@code {"status":{"error":"…"},"time":0.0001}},
 * with the seconds that the server took.
 */
public final class Envelope {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json", "X-Content-Type-Options", "nosniff");

  private Envelope() {}

  /** An object without the envelope; the writer writes its fields. */
  public static Answer.Whole bare(Answer.ResultWriter fields) {
    Map<String, String> headers = new HashMap<>(JSON);
    headers.put("Vary", "Accept");
    return new Answer.Whole(200, written(fields), headers);
  }

  static Answer.Whole result(Answer.ResultWriter writer, long startNanos) {
    byte[] body =
        written(out -> {
          out.writeName("result");
          writer.write(out);
          out.writeStringProperty("status", "ok");
          writeTime(out, startNanos);
        });
    return new Answer.Whole(200, body, JSON);
  }

  /** An error of the client's making, with the headers that belong to its status. */
  static Answer.Whole error(RefusedException refusal, long startNanos) {
    Map<String, String> headers = new HashMap<>(JSON);
    headers.putAll(refusal.headers());
    return error(refusal.status(), refusal.getMessage(), startNanos, headers);
  }

  /** An error of the server's own. */
  static Answer.Whole error(int status, String message, long startNanos) {
    return error(status, message, startNanos, JSON);
  }

  /** A contract that cannot be kept, with the contracts that can beside the message. */
  static Answer.Whole error(int status, InfeasibleContractException e, long startNanos) {
    Map<String, Object> infeasible = new LinkedHashMap<>();
    if (!e.vector().isEmpty()) {
      infeasible.put("vector", e.vector());
    }
    infeasible.putAll(e.infeasibility().toJson());
    return failed(
        status,
        out -> {
          out.writeStringProperty("error", e.getMessage());
          out.writeName("infeasible");
          Payload.of(infeasible).write(out);
        },
        startNanos,
        JSON);
  }

  private static Answer.Whole error(
      int status, String message, long startNanos, Map<String, String> headers) {
    return failed(status, out -> out.writeStringProperty("error", message), startNanos, headers);
  }

  private static Answer.Whole failed(
      int status, Answer.ResultWriter fields, long startNanos, Map<String, String> headers) {
    byte[] body =
        written(out -> {
          out.writeObjectPropertyStart("status");
          fields.write(out);
          out.writeEndObject();
          writeTime(out, startNanos);
        });
    return new Answer.Whole(status, body, headers);
  }

  private static byte[] written(Answer.ResultWriter content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      content.write(out);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void writeTime(JsonGenerator out, long startNanos) {
    BigDecimal seconds =
        BigDecimal.valueOf(System.nanoTime() - startNanos, 9).setScale(6, RoundingMode.HALF_UP);
    out.writeName("time");
    out.writeNumber(seconds.toPlainString());
  }
}
