package dev.akin.engine.point;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copy of a caller's tree of maps, lists and values into the few types that a payload has. */
final class PayloadTree {
  private static final long NUMBER_BYTES = 8;

  private PayloadTree() {}

  static Map<String, Object> copyOf(Map<?, ? extends @Nullable Object> fields) {
    return map(fields, 1);
  }

  static Map<String, Object> unmodifiable(Map<String, Object> fields) {
    return Collections.unmodifiableMap(fields);
  }

  /** Roughly the length of a value as JSON. */
  static long jsonBytes(Object value) {
    return switch (value) {
      case String text -> text.length() + 2L;
      case List<?> list -> {
        long bytes = 2;
        for (Object element : list) {
          bytes += 1 + jsonBytes(element);
        }
        yield bytes;
      }
      case Map<?, ?> map -> {
        long bytes = 2;
        for (Map.Entry<?, ?> field : map.entrySet()) {
          bytes += 2 + jsonBytes(field.getKey()) + jsonBytes(field.getValue());
        }
        yield bytes;
      }
      default -> NUMBER_BYTES;
    };
  }

  private static Map<String, Object> map(Map<?, ? extends @Nullable Object> fields, int depth) {
    requireDepth(depth);
    Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(fields.size());
    for (Map.Entry<?, ? extends @Nullable Object> field : fields.entrySet()) {
      if (!(field.getKey() instanceof String name)) {
        throw new IllegalArgumentException(
            "payload: the field name " + field.getKey() + " is not a string");
      }
      copy.put(name, value(field.getValue(), depth));
    }
    return Collections.unmodifiableMap(copy);
  }

  private static List<Object> list(List<? extends @Nullable Object> values, int depth) {
    requireDepth(depth);
    List<Object> copy = new ArrayList<>(values.size());
    for (Object value : values) {
      copy.add(value(value, depth));
    }
    return Collections.unmodifiableList(copy);
  }

  private static Object value(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case String text -> text;
      case Boolean bool -> bool;
      case JsonNull none -> none;
      case Number number -> number(number);
      case List<?> list -> list(list, depth + 1);
      case Map<?, ?> map -> map(map, depth + 1);
      default ->
          throw new IllegalArgumentException(
              "payload: a value of "
                  + value.getClass().getName()
                  + "; expected text, number, boolean, null, list or map");
    };
  }

  /** A whole number that fits as {@code Long}, every other finite one as {@code Double}. */
  static Object number(Number number) {
    return switch (number) {
      case Long whole -> whole;
      case Integer whole -> whole.longValue();
      case Short whole -> whole.longValue();
      case Byte whole -> whole.longValue();
      case BigInteger whole when whole.bitLength() < Long.SIZE -> whole.longValue();
      default -> finite(number.doubleValue(), number);
    };
  }

  private static Double finite(double value, Number given) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "payload: the number " + given + " is not finite as a 64-bit floating-point number");
    }
    return value;
  }

  static void requireDepth(int depth) {
    if (depth > PayloadJson.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "payload: deeper than " + PayloadJson.MAX_DEPTH + " levels");
    }
  }
}
