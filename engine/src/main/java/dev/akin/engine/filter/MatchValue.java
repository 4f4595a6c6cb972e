package dev.akin.engine.filter;

import dev.akin.engine.point.JsonNull;
import java.util.Optional;

/** A payload value that can be compared for equality. Values of two kinds are never equal. */
public sealed interface MatchValue {
  /**
   * A text, compared as it is.
   *
   * @param value the text
   */
  record Keyword(String value) implements MatchValue {}

  /**
   * A whole number; a number that was written with a fraction or exponent is never equal to it.
   *
   * @param value the number
   */
  record Whole(long value) implements MatchValue {}

  /**
   * A truth value.
   *
   * @param value true or false
   */
  record Bool(boolean value) implements MatchValue {}

  /** The value as it stands in a payload: a {@code String}, {@code Long} or {@code Boolean}. */
  default Object toPayload() {
    return switch (this) {
      case Keyword(String value) -> value;
      case Whole(long value) -> value;
      case Bool(boolean value) -> value;
    };
  }

  /** A payload's value, if it can be compared for equality. */
  static Optional<MatchValue> ofPayload(Object value) {
    return switch (value) {
      case String text -> Optional.of(new Keyword(text));
      case Long number -> Optional.of(new Whole(number));
      case Boolean bool -> Optional.of(new Bool(bool));
      case JsonNull _ -> Optional.empty();
      default -> Optional.empty();
    };
  }
}
