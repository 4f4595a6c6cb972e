package dev.akin.server.json;

import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.List;

/** Reads point ids: unsigned 64-bit numbers, or UUIDs as strings. */
final class IdReader {
  /** How many ids one request may name. */
  static final int MAX_IDS = 100_000;

  private IdReader() {}

  static PointId read(JsonInput input) {
    if (input.isInteger() || input.isString()) {
      String text = input.text();
      // A number as a string is not an id: "7" and 7 would be two spellings of one key.
      if (input.isInteger() || !isNumber(text)) {
        return parsed(input, text);
      }
    }
    throw input.unexpected("an id: an unsigned 64-bit number or a UUID string");
  }

  private static PointId parsed(JsonInput input, String text) {
    try {
      return PointId.parse(text);
    } catch (IllegalArgumentException e) {
      throw input.refusal(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && text.length() < 32;
  }

  static List<PointId> readList(JsonInput input) {
    input.startArray();
    List<PointId> ids = new ArrayList<>();
    while (input.nextElement()) {
      if (ids.size() == MAX_IDS) {
        throw input.refusal("more than " + MAX_IDS + " ids");
      }
      ids.add(read(input));
    }
    return ids;
  }
}
