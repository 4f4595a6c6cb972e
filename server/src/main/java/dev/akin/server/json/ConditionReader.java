package dev.akin.server.json;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.server.http.RefusedException;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one condition of a filter. Its kind is known only when all its fields are, for they may
 * come in any order:
 *
 * <pre>
 * {"key":"colour","match":{"value":"red"}}       {"key":"colour","match":{"any":["red","blue"]}}
 * {"key":"price","range":{"gte":10,"lt":50}}     {"key":"colour","match":{"except":["red"]}}
 * {"is_empty":{"key":"colour"}}                  {"key":"colour","is_empty":true}
 * {"is_null":{"key":"colour"}}                   {"key":"colour","is_null":false}
 * {"has_id":[1,2]}                               {"must":[…]}
 * </pre>
 */
final class ConditionReader {
  private @Nullable PayloadPath key;
  private @Nullable Function<PayloadPath, Filter> ofKey;
  private @Nullable Filter complete;
  private Filter.@Nullable Clauses clauses;
  private int kinds;

  private ConditionReader() {}

  static Filter read(JsonInput input) {
    return new ConditionReader().condition(input);
  }

  private Filter condition(JsonInput input) {
    input.startObject();
    while (input.nextField()) {
      if (!input.isNull()) {
        readField(input);
      }
    }
    if (kinds + (clauses == null ? 0 : 1) != 1) {
      throw input.refusal(
          "a condition is exactly one of match, range, is_empty, is_null, has_id or a filter");
    }
    if (ofKey != null && key == null) {
      throw input.missing("key");
    }
    if (ofKey == null && key != null) {
      throw input.refusal("\"key\" goes with match, range, is_empty or is_null");
    }
    return result(input);
  }

  private Filter result(JsonInput input) {
    if (clauses != null) {
      return clauses;
    }
    if (complete != null) {
      return complete;
    }
    if (ofKey != null && key != null) {
      return ofKey.apply(key);
    }
    throw input.refusal("empty condition");
  }

  private void readField(JsonInput input) {
    switch (input.field()) {
      case "key" -> key = PathReader.read(input);
      case "match" -> setOfKey(MatchReader.read(input));
      case "range" -> setOfKey(range(input));
      case "is_empty" -> presence(input, Filter.IsEmpty::new);
      case "is_null" -> presence(input, Filter.IsNull::new);
      case "has_id" -> setComplete(new Filter.HasId(new HashSet<>(IdReader.readList(input))));
      default -> {
        Optional<Filter.Clauses> with =
            FilterReader.withClause(input, clauses == null ? Filter.all() : clauses);
        clauses = with.orElseThrow(() -> unknown(input));
      }
    }
  }

  private static RefusedException unknown(JsonInput input) {
    return input.unknownField(
        "key", "match", "range", "is_empty", "is_null", "has_id", "must", "should", "must_not");
  }

  private void setOfKey(Function<PayloadPath, Filter> condition) {
    ofKey = condition;
    kinds++;
  }

  private void setComplete(Filter condition) {
    complete = condition;
    kinds++;
  }

  private void presence(JsonInput input, Function<PayloadPath, Filter> condition) {
    if (input.isBoolean()) {
      boolean wanted = input.bool();
      setOfKey(path -> wanted ? condition.apply(path) : Filter.mustNot(condition.apply(path)));
      return;
    }
    @Nullable PayloadPath path = null;
    input.startObject();
    while (input.nextField()) {
      if (!input.field().equals("key")) {
        throw input.unknownField("key");
      }
      path = PathReader.read(input);
    }
    if (path == null) {
      throw input.missing("key");
    }
    setComplete(condition.apply(path));
  }

  private static Function<PayloadPath, Filter> range(JsonInput input) {
    Function<Filter.Range, Filter.Range> bounds = Function.identity();
    input.startObject();
    while (input.nextField()) {
      if (input.isNull()) {
        continue;
      }
      Function<Filter.Range, Filter.Range> bound = bound(input);
      bounds = bounds.andThen(bound);
    }
    Function<Filter.Range, Filter.Range> all = bounds;
    return path -> all.apply(Filter.Range.of(path));
  }

  private static Function<Filter.Range, Filter.Range> bound(JsonInput input) {
    String name = input.field();
    return switch (name) {
      case "gt", "gte", "lt", "lte" -> {
        double value = input.number();
        yield range ->
            switch (name) {
              case "gt" -> range.gt(value);
              case "gte" -> range.gte(value);
              case "lt" -> range.lt(value);
              default -> range.lte(value);
            };
      }
      default -> throw input.unknownField("gt", "gte", "lt", "lte");
    };
  }
}
