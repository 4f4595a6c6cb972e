package dev.akin.server.json;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads {@code with_payload} and {@code with_vector}: true, false, or the names of the top-level
 * fields or vectors that are wanted.
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

  /**
   * @param known the names of the vectors that there are
   */
  static VectorSelection vectors(JsonInput input, Set<String> known) {
    if (input.isBoolean()) {
      return input.bool() ? VectorSelection.ALL : VectorSelection.NONE;
    }
    if (!input.isArray()) {
      throw input.unexpected("true, false or an array of vector names");
    }
    input.startArray();
    Set<String> names = new LinkedHashSet<>();
    while (input.nextElement()) {
      names.add(VectorsReader.name(input, input.string(), known));
    }
    return VectorSelection.only(names);
  }
}
