package dev.akin.server.json;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.MatchValue;
import dev.akin.engine.filter.PayloadPath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a field is matched with: {@code {"value":"red"}}, {@code {"any":["red","blue"]}},
 * {@code {"except":["red"]}}, {@code {"text":"red shirt"}} or {@code {"phrase":"red shirt"}};
 * values are texts, whole numbers or truth values.
 */
final class MatchReader {
  /** How many values one condition may list. */
  static final int MAX_VALUES = 10_000;

  private MatchReader() {}

  static Function<PayloadPath, Filter> read(JsonInput input) {
    @Nullable Function<PayloadPath, Filter> match = null;
    input.startObject();
    while (input.nextField()) {
      if (match != null) {
        throw input.refusal("a match has exactly one of value, any, except, text or phrase");
      }
      match = one(input);
    }
    if (match == null) {
      throw input.missing("value");
    }
    return match;
  }

  private static Function<PayloadPath, Filter> one(JsonInput input) {
    return switch (input.field()) {
      case "value" -> {
        MatchValue value = value(input);
        yield path -> new Filter.Match(path, value);
      }
      case "any" -> {
        Set<MatchValue> values = values(input);
        yield path -> new Filter.MatchAny(path, values);
      }
      case "except" -> {
        Set<MatchValue> values = values(input);
        yield path -> new Filter.MatchExcept(path, values);
      }
      case "text" -> {
        String text = input.string();
        yield path -> Filter.MatchText.of(path, text);
      }
      case "phrase" -> {
        String text = input.string();
        yield path -> Filter.MatchPhrase.of(path, text);
      }
      default -> throw input.unknownField("value", "any", "except", "text", "phrase");
    };
  }

  private static Set<MatchValue> values(JsonInput input) {
    input.startArray();
    Set<MatchValue> values = new HashSet<>();
    while (input.nextElement()) {
      if (values.size() == MAX_VALUES) {
        throw input.refusal("more than " + MAX_VALUES + " values");
      }
      values.add(value(input));
    }
    return values;
  }

  private static MatchValue value(JsonInput input) {
    if (input.isString()) {
      return new MatchValue.Keyword(input.string());
    }
    if (input.isBoolean()) {
      return new MatchValue.Bool(input.bool());
    }
    if (input.isInteger()) {
      return new MatchValue.Whole(input.longInteger());
    }
    throw input.unexpected("a text, a whole number, true or false");
  }
}
