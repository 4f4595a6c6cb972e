package dev.akin.server.json;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads {@code with_payload}: true, false, or the names of the top-level fields that are wanted.
 */
final class FetchReader {
  private static final int MAX_FIELDS = 1_000;

  private FetchReader() {}

  static PayloadSelection payload(JsonInput input) {
    if (input.isBoolean()) {
      return input.bool() ? PayloadSelection.ALL : PayloadSelection.NONE;
    }
    if (!input.isArray()) {
      throw input.unexpected("true, false or an array of field names");
    }
    input.startArray();
    Set<String> fields = new LinkedHashSet<>();
    while (input.nextElement()) {
      if (fields.size() == MAX_FIELDS) {
        throw input.refusal("more than " + MAX_FIELDS + " field names");
      }
      fields.add(input.string());
    }
    return PayloadSelection.only(fields);
  }
}
