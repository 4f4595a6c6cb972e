package dev.akin.engine.filter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * A payload value that points can be put in the order of: numbers come first, then texts that are
 * points in time ({@link Datetime}), then other texts by their bytes in UTF-8.
 */
public sealed interface OrderValue extends Comparable<OrderValue> {
  /** A whole number. */
  record Whole(long value) implements OrderValue {}

  /** Another number. */
  record Fraction(double value) implements OrderValue {}

  /** A point in time; two texts that mean the same one are equal. */
  record Moment(Instant value) implements OrderValue {}

  /** Any other text. */
  record Text(BytesRef utf8) implements OrderValue {
    public static Text of(String text) {
      return new Text(new BytesRef(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The value of a text. */
  static OrderValue of(String text) {
    return Datetime.parse(text).<OrderValue>map(Moment::new).orElseGet(() -> Text.of(text));
  }

  /**
   * A payload's value, if it can be ordered: a number, or a text that is short enough for facets.
   */
  static Optional<OrderValue> ofPayload(Object value) {
    return switch (value) {
      case Long number -> Optional.of(new Whole(number));
      case Double number -> Optional.of(new Fraction(number + 0.0));
      case String text when PayloadTerms.isShort(text) -> Optional.of(of(text));
      default -> Optional.empty();
    };
  }

  /** The value as answers show it: a {@code Long}, {@code Double} or {@code String}. */
  default Object toPayload() {
    return switch (this) {
      case Whole(long value) -> value;
      case Fraction(double value) -> value;
      case Moment(Instant value) -> value.toString();
      case Text(BytesRef utf8) -> utf8.utf8ToString();
    };
  }

  @Override
  default int compareTo(OrderValue other) {
    if (kind() != other.kind()) {
      return Integer.compare(kind(), other.kind());
    }
    return switch (this) {
      case Whole(long value) ->
          other instanceof Fraction(double fraction)
              ? Bound.compare(value, fraction)
              : Long.compare(value, ((Whole) other).value);
      case Fraction(double value) ->
          other instanceof Whole(long whole)
              ? -Bound.compare(whole, value)
              : Double.compare(value, ((Fraction) other).value);
      case Moment(Instant value) -> value.compareTo(((Moment) other).value);
      case Text(BytesRef utf8) -> utf8.compareTo(((Text) other).utf8);
    };
  }

  private int kind() {
    return switch (this) {
      case Whole _, Fraction _ -> 0;
      case Moment _ -> 1;
      case Text _ -> 2;
    };
  }
}
