package dev.akin.server.json;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.GeoShape;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.server.http.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
 * {"key":"sold","range":{"gte":"2024-02-29"}}    {"key":"title","match":{"text":"red shirt"}}
 * {"key":"shop","geo_radius":{"center":{"lon":13.4,"lat":52.5},"radius":1000}}
 * {"key":"tags","values_count":{"gte":2}}        {"nested":{"key":"offers","filter":{…}}}
 * {"has_id":[1,2]}                               {"has_vector":""}
 * {"must":[…]}
 * </pre>
 */
final class ConditionReader {
  private static final List<String> OF_KEY =
      List.of(
          "match",
          "range",
          "geo_bounding_box",
          "geo_radius",
          "geo_polygon",
          "values_count",
          "is_empty",
          "is_null");

  private @Nullable PayloadPath key;
  private @Nullable Function<PayloadPath, Filter> ofKey;
  private @Nullable Filter complete;
  private @Nullable FilterReader clauses;
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
          "a condition is exactly one of "
              + String.join(", ", OF_KEY)
              + ", nested, has_id, has_vector or a filter");
    }
    if (ofKey != null && key == null) {
      throw input.missing("key");
    }
    if (ofKey == null && key != null) {
      throw input.refusal("\"key\" goes with one of " + String.join(", ", OF_KEY));
    }
    return result(input);
  }

  private Filter result(JsonInput input) {
    if (clauses != null) {
      return clauses.filter();
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
      case "range" -> setOfKey(RangeReader.range(input));
      case "geo_bounding_box" -> setShape(GeoReader.box(input));
      case "geo_radius" -> setShape(GeoReader.circle(input));
      case "geo_polygon" -> setShape(GeoReader.polygon(input));
      case "values_count" -> setOfKey(RangeReader.valuesCount(input));
      case "is_empty" -> presence(input, Filter.IsEmpty::new);
      case "is_null" -> presence(input, Filter.IsNull::new);
      case "nested" -> setComplete(nested(input));
      case "has_id" -> setComplete(new Filter.HasId(new HashSet<>(IdReader.readList(input))));
      case "has_vector" -> setComplete(new Filter.HasVector(input.string()));
      default -> {
        FilterReader filter = clauses == null ? new FilterReader() : clauses;
        if (!filter.accept(input)) {
          throw unknown(input);
        }
        clauses = filter;
      }
    }
  }

  private static RefusedException unknown(JsonInput input) {
    List<String> known = new ArrayList<>();
    known.add("key");
    known.addAll(OF_KEY);
    known.addAll(List.of("nested", "has_id", "has_vector"));
    known.addAll(FilterReader.CLAUSES);
    return input.unknownField(known.toArray(String[]::new));
  }

  private static Filter nested(JsonInput input) {
    @Nullable PayloadPath objects = null;
    @Nullable Filter filter = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "key" -> objects = PathReader.read(input);
        case "filter" -> filter = FilterReader.read(input);
        default -> throw input.unknownField("key", "filter");
      }
    }
    if (objects == null || filter == null) {
      throw input.missing(objects == null ? "key" : "filter");
    }
    return new Filter.Nested(objects, filter);
  }

  private void setShape(GeoShape shape) {
    setOfKey(field -> new Filter.Geo(field, shape));
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
}
