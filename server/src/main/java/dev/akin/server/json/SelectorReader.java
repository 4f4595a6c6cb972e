package dev.akin.server.json;

import dev.akin.engine.PointSelector;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.server.http.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads which points a change means – {@code "points":[1,2]} or {@code "filter":{…}}, one of the
 * two – and, where there is one, the change.
 */
public final class SelectorReader {
  private static final int MAX_KEYS = 1_000;

  private @Nullable List<PointId> ids;
  private @Nullable Filter filter;

  private SelectorReader() {}

  /** New payload fields for the selected points. */
  public record PayloadChange(PointSelector selector, Payload payload) {}

  /** Payload fields that the selected points lose. */
  public record FieldRemoval(PointSelector selector, List<String> fields) {}

  /** Reads {@code {"points":[…]}} or {@code {"filter":{…}}}. */
  public static PointSelector read(JsonInput input) {
    SelectorReader reader = new SelectorReader();
    input.startObject();
    while (input.nextField()) {
      if (!reader.accept(input)) {
        throw input.unknownField("points", "filter");
      }
    }
    return reader.selector(input);
  }

  /** Reads {@code {"payload":{…},"points":[…]}}. */
  public static PayloadChange readPayload(JsonInput input) {
    SelectorReader reader = new SelectorReader();
    @Nullable Payload payload = null;
    input.startObject();
    while (input.nextField()) {
      if (input.field().equals("payload")) {
        payload = PointsReader.payload(input);
      } else if (!reader.accept(input)) {
        throw input.unknownField("payload", "points", "filter");
      }
    }
    if (payload == null) {
      throw input.missing("payload");
    }
    return new PayloadChange(reader.selector(input), payload);
  }

  /** Reads {@code {"keys":["colour"],"points":[…]}}. */
  public static FieldRemoval readKeys(JsonInput input) {
    SelectorReader reader = new SelectorReader();
    @Nullable List<String> keys = null;
    input.startObject();
    while (input.nextField()) {
      if (input.field().equals("keys")) {
        keys = keys(input);
      } else if (!reader.accept(input)) {
        throw input.unknownField("keys", "points", "filter");
      }
    }
    if (keys == null) {
      throw input.missing("keys");
    }
    return new FieldRemoval(reader.selector(input), keys);
  }

  private static List<String> keys(JsonInput input) {
    input.startArray();
    List<String> keys = new ArrayList<>();
    while (input.nextElement()) {
      if (keys.size() == MAX_KEYS) {
        throw input.refusal("more than " + MAX_KEYS + " keys");
      }
      keys.add(input.string());
    }
    if (keys.isEmpty()) {
      throw input.refusal("no keys");
    }
    return keys;
  }

  private boolean accept(JsonInput input) {
    switch (input.field()) {
      case "points" -> ids = input.isNull() ? null : IdReader.readList(input);
      case "filter" -> filter = input.isNull() ? null : FilterReader.read(input);
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
      return PointSelector.ids(ids);
    }
    if (filter != null && ids == null) {
      return PointSelector.filter(filter);
    }
    throw input.refusal(
        ids == null
            ? "either points or filter must be given"
            : "points and filter, only one of both");
  }
}
