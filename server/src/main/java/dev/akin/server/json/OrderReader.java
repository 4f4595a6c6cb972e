package dev.akin.server.json;

import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.filter.OrderValue;
import dev.akin.engine.filter.PayloadPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an order of points: the name of a field, or {@code
 * {"key":"price","direction":"desc","start_from":100}}.
 */
final class OrderReader {
  private OrderReader() {}

  static OrderBy read(JsonInput input) {
    return input.isString()
        ? new OrderBy(PathReader.read(input), false, Optional.empty())
        : object(input);
  }

  private static OrderBy object(JsonInput input) {
    @Nullable PayloadPath key = null;
    boolean descending = false;
    Optional<OrderValue> from = Optional.empty();
    input.startObject();
    while (input.nextField()) {
      if (input.isNull()) {
        continue;
      }
      switch (input.field()) {
        case "key" -> key = PathReader.read(input);
        case "direction" -> descending = isDescending(input);
        case "start_from" -> from = Optional.of(value(input));
        default -> throw input.unknownField("key", "direction", "start_from");
      }
    }
    if (key == null) {
      throw input.missing("key");
    }
    return new OrderBy(key, descending, from);
  }

  private static boolean isDescending(JsonInput input) {
    return switch (input.string()) {
      case "asc" -> false;
      case "desc" -> true;
      default -> throw input.unexpected("\"asc\" or \"desc\"");
    };
  }

  private static OrderValue value(JsonInput input) {
    if (input.isString()) {
      return OrderValue.of(input.string());
    }
    if (input.isInteger()) {
      return new OrderValue.Whole(input.longInteger());
    }
    if (input.isNumber()) {
      return new OrderValue.Fraction(input.number() + 0.0);
    }
    throw input.unexpected("a number or a text");
  }
}
