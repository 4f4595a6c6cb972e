package dev.akin.server.json;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads payload fields of several points: {@code [{"id":7,"payload":{"price":20}}]}. */
final class PayloadPatchesReader {
  private PayloadPatchesReader() {}

  /** The fields by point, at least one point. */
  static Map<PointId, Payload> read(JsonInput input) {
    input.startArray();
    Map<PointId, Payload> patches = new LinkedHashMap<>();
    while (input.nextElement()) {
      if (patches.size() == PointsReader.MAX_POINTS) {
        throw input.refusal("more than " + PointsReader.MAX_POINTS + " points in one request");
      }
      readPatch(input, patches);
    }
    if (patches.isEmpty()) {
      throw input.refusal("no payloads");
    }
    return patches;
  }

  private static void readPatch(JsonInput input, Map<PointId, Payload> patches) {
    @Nullable PointId id = null;
    @Nullable Payload payload = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "id" -> id = IdReader.read(input);
        case "payload" -> payload = PointsReader.payload(input);
        default -> throw input.unknownField("id", "payload");
      }
    }
    if (id == null) {
      throw input.missing("id");
    }
    if (payload == null) {
      throw input.missing("payload");
    }
    if (patches.put(id, payload) != null) {
      throw input.refusal("point " + id + " is given twice");
    }
  }
}
