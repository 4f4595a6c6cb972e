package dev.akin.server.json;

import dev.akin.engine.PointSelector;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.server.http.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads which points a change means – {@code "points":[1,2]} or {@code "filter":{…}}, one of the
 * two, and {@code "if_version":[5,7]} beside points – and, where there is one, the change.
 */
public final class SelectorReader {
  private static final int MAX_KEYS = 1_000;

  private @Nullable List<PointId> ids;
  private @Nullable Filter filter;
  private @Nullable List<Long> versions;

  private SelectorReader() {}

  /** New payload fields. */
  public sealed interface PayloadChange {
    /** The same for all selected points. */
    record OfAll(PointSelector selector, Payload payload) implements PayloadChange {}

    /** Those of each point. */
    record OfEach(Map<PointId, Payload> payloads) implements PayloadChange {}
  }

  /** Payload fields or vectors that the selected points lose. */
  public record FieldRemoval(PointSelector selector, List<String> fields) {}

  /** Reads {@code {"points":[…]}} or {@code {"filter":{…}}}. */
  public static PointSelector read(JsonInput input) {
    SelectorReader reader = new SelectorReader();
    input.startObject();
    while (input.nextField()) {
      if (!reader.accept(input)) {
        throw input.unknownField("points", "filter", "if_version");
      }
    }
    return reader.selector(input);
  }

  /** Reads {@code {"payload":{…},"points":[…]}}. */
  public static PayloadChange.OfAll readPayload(JsonInput input) {
    SelectorReader reader = new SelectorReader();
    @Nullable Payload payload = null;
    input.startObject();
    while (input.nextField()) {
      if (input.field().equals("payload")) {
        payload = PointsReader.payload(input);
      } else if (!reader.accept(input)) {
        throw input.unknownField("payload", "points", "filter", "if_version");
      }
    }
    return reader.ofAll(input, payload);
  }

  /**
   * Reads {@code {"payload":{…},"points":[…]}} or {@code {"payloads":[{"id":7,"payload":{…}}]}}.
   */
  public static PayloadChange readPayloads(JsonInput input) {
    SelectorReader reader = new SelectorReader();
    @Nullable Payload payload = null;
    @Nullable Map<PointId, Payload> payloads = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "payload" -> payload = PointsReader.payload(input);
        case "payloads" -> payloads = PayloadPatchesReader.read(input);
        default -> {
          if (!reader.accept(input)) {
            throw input.unknownField("payload", "payloads", "points", "filter", "if_version");
          }
        }
      }
    }
    if (payloads == null) {
      return reader.ofAll(input, payload);
    }
    if (payload != null || reader.ids != null || reader.filter != null || reader.versions != null) {
      throw input.refusal("payloads name their points: neither payload nor a selection with them");
    }
    return new PayloadChange.OfEach(payloads);
  }

  private PayloadChange.OfAll ofAll(JsonInput input, @Nullable Payload payload) {
    if (payload == null) {
      throw input.missing("payload");
    }
    return new PayloadChange.OfAll(selector(input), payload);
  }

  /** Reads {@code {"keys":["colour"],"points":[…]}}. */
  public static FieldRemoval readKeys(JsonInput input) {
    return readRemoval(input, "keys");
  }

  /** Reads {@code {"vectors":["image"],"points":[…]}}. */
  public static FieldRemoval readVectorNames(JsonInput input) {
    return readRemoval(input, "vectors");
  }

  private static FieldRemoval readRemoval(JsonInput input, String list) {
    SelectorReader reader = new SelectorReader();
    @Nullable List<String> names = null;
    input.startObject();
    while (input.nextField()) {
      if (input.field().equals(list)) {
        names = keys(input, list);
      } else if (!reader.accept(input)) {
        throw input.unknownField(list, "points", "filter", "if_version");
      }
    }
    if (names == null) {
      throw input.missing(list);
    }
    return new FieldRemoval(reader.selector(input), names);
  }

  private static List<String> keys(JsonInput input, String list) {
    input.startArray();
    List<String> keys = new ArrayList<>();
    while (input.nextElement()) {
      if (keys.size() == MAX_KEYS) {
        throw input.refusal("more than " + MAX_KEYS + " " + list);
      }
      keys.add(input.string());
    }
    if (keys.isEmpty()) {
      throw input.refusal("no " + list);
    }
    return keys;
  }

  private boolean accept(JsonInput input) {
    switch (input.field()) {
      case "points" -> ids = input.isNull() ? null : IdReader.readList(input);
      case "filter" -> filter = input.isNull() ? null : FilterReader.read(input);
      case "if_version" -> versions = input.isNull() ? null : versions(input);
      default -> {
        return false;
      }
    }
    return true;
  }

  private PointSelector selector(JsonInput input) {
    if (ids != null && filter == null) {
      if (ids.isEmpty()) {
        throw RefusedException.badRequest("points: no ids given");
      }
      return versions == null
          ? PointSelector.ids(ids)
          : PointSelector.versions(versioned(input, ids, versions));
    }
    if (filter != null && ids == null) {
      if (versions != null) {
        throw input.refusal("if_version goes with points, not with a filter");
      }
      return PointSelector.filter(filter);
    }
    throw input.refusal(
        ids == null
            ? "either points or filter must be given"
            : "points and filter, only one of both");
  }

  private static List<Long> versions(JsonInput input) {
    if (!input.isArray()) {
      return List.of(input.longInteger());
    }
    input.startArray();
    List<Long> versions = new ArrayList<>();
    while (input.nextElement()) {
      if (versions.size() == IdReader.MAX_IDS) {
        throw input.refusal("more than " + IdReader.MAX_IDS + " versions");
      }
      versions.add(input.longInteger());
    }
    return versions;
  }

  private static Map<PointId, Long> versioned(
      JsonInput input, List<PointId> ids, List<Long> versions) {
    if (ids.size() != versions.size()) {
      throw input.refusal(
          "%d points and %d versions in if_version, one for each point is needed"
              .formatted(ids.size(), versions.size()));
    }
    Map<PointId, Long> versioned = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      if (versioned.put(ids.get(i), versions.get(i)) != null) {
        throw input.refusal("point " + ids.get(i) + " is given twice");
      }
    }
    return versioned;
  }
}
