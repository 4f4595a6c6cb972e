package dev.akin.server.json;

import dev.akin.engine.filter.PayloadPath;

/** Reads the name of a payload field, which may lead into objects and lists. */
final class PathReader {
  private PathReader() {}

  static PayloadPath read(JsonInput input) {
    String text = input.string();
    try {
      return PayloadPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw input.refusal(String.valueOf(e.getMessage()));
    }
  }
}
