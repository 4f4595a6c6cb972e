package dev.akin.engine.filter;

import java.util.Locale;
import org.apache.lucene.util.NumericUtils;

/**
 * A top-level payload field whose value is kept beside a point's document, as a numeric doc value,
 * so that it changes without the document being written again. A point has one number there or
 * none.
 *
 * @param name the field's name, as it stands in payloads
 * @param type what numbers it takes
 */
public record UpdatableField(String name, Type type) {
  /** What numbers a field takes. */
  public enum Type {
    /** Whole numbers, written without fraction and exponent. */
    INTEGER,
    /** All numbers; whole ones become {@code Double}. */
    FLOAT;

    /** The type as requests spell it. */
    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #spelling()} wrote.
     *
     * @throws IllegalArgumentException if it is no type
     */
    public static Type parse(String spelling) {
      for (Type type : values()) {
        if (type.spelling().equals(spelling)) {
          return type;
        }
      }
      throw new IllegalArgumentException("type \"" + spelling + "\", must be integer or float");
    }
  }

  /** The doc values' field in Lucene. */
  public String docValues() {
    return "u:" + name;
  }

  /**
   * A payload's value as it is stored.
   *
   * @throws IllegalArgumentException if the field does not take it
   */
  Object prepare(Object value) {
    return switch (type) {
      case INTEGER -> {
        if (value instanceof Long) {
          yield value;
        }
        throw refused(value, "a whole number");
      }
      case FLOAT -> {
        if (value instanceof Number number) {
          yield number.doubleValue();
        }
        throw refused(value, "a number");
      }
    };
  }

  private IllegalArgumentException refused(Object value, String wanted) {
    return new IllegalArgumentException(
        "payload field \"%s\" is %s, but is updatable as %s: must be %s or absent"
            .formatted(name, value, type.spelling(), wanted));
  }

  /** A prepared value as a doc value. */
  public long encode(Object value) {
    return switch (type) {
      case INTEGER -> (Long) value;
      case FLOAT -> NumericUtils.doubleToSortableLong((Double) value);
    };
  }

  /** The payload's value of a doc value: a {@code Long} or {@code Double}. */
  public Object decode(long encoded) {
    return switch (type) {
      case INTEGER -> encoded;
      case FLOAT -> NumericUtils.sortableLongToDouble(encoded);
    };
  }
}
