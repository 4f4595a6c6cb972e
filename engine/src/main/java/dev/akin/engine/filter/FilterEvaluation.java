package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.DatetimeRange;
import dev.akin.engine.filter.Filter.Geo;
import dev.akin.engine.filter.Filter.HasId;
import dev.akin.engine.filter.Filter.HasVector;
import dev.akin.engine.filter.Filter.IsEmpty;
import dev.akin.engine.filter.Filter.IsNull;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchAny;
import dev.akin.engine.filter.Filter.MatchExcept;
import dev.akin.engine.filter.Filter.MatchPhrase;
import dev.akin.engine.filter.Filter.MatchText;
import dev.akin.engine.filter.Filter.MinShould;
import dev.akin.engine.filter.Filter.Nested;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.filter.Filter.ValuesCount;
import dev.akin.engine.point.JsonNull;
import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The evaluation of filters on one point in memory.
 *
 * @param id the point's
 * @param vectors the names of the vectors that it has
 * @param fields the payload's, or those of an object in it
 */
record FilterEvaluation(PointId id, Set<String> vectors, Map<?, ?> fields) {
  boolean accepts(Filter filter) {
    return switch (filter) {
      case Clauses clauses -> accepts(clauses);
      case MinShould(List<Filter> conditions, int minCount) ->
          conditions.stream().filter(this::accepts).limit(minCount).count() == minCount;
      case Nested(PayloadPath objects, Filter inner) -> acceptsObject(objects, inner);
      case Match(PayloadPath field, MatchValue value) -> any(field, value.toPayload()::equals);
      case MatchAny(PayloadPath field, Set<MatchValue> values) ->
          any(field, value -> contains(values, value));
      case MatchExcept(PayloadPath field, Set<MatchValue> values) ->
          any(field, value -> value != JsonNull.NULL && !contains(values, value));
      case MatchText(PayloadPath field, Set<String> words) ->
          any(field, value -> value instanceof String text && Words.holdsAll(text, words));
      case MatchPhrase(PayloadPath field, List<String> words) ->
          any(field, value -> value instanceof String text && Words.holdsPhrase(text, words));
      case Range(PayloadPath field, Bound low, Bound high) ->
          any(field, value -> isBetween(low, value, high));
      case DatetimeRange range ->
          any(
              range.field(),
              value ->
                  value instanceof String text
                      && Datetime.parse(text).filter(range::contains).isPresent());
      case Geo(PayloadPath field, GeoShape shape) ->
          any(field, value -> GeoPoint.ofPayload(value).filter(shape::contains).isPresent());
      case ValuesCount count -> accepts(count);
      case HasId(Set<PointId> ids) -> ids.contains(id);
      case HasVector(String name) -> vectors.contains(name);
      case IsEmpty(PayloadPath field) ->
          field.values(fields).stream().allMatch(FilterEvaluation::isEmpty);
      case IsNull(PayloadPath field) -> field.values(fields).contains(JsonNull.NULL);
    };
  }

  /** What the point has where a condition looks; nothing for one that joins others. */
  List<Object> valuesOf(Filter filter) {
    return switch (filter) {
      case Clauses _, MinShould _, Nested _ -> List.of();
      case Match(PayloadPath field, _) -> field.flatValues(fields);
      case MatchAny(PayloadPath field, _) -> field.flatValues(fields);
      case MatchExcept(PayloadPath field, _) -> field.flatValues(fields);
      case MatchText(PayloadPath field, _) -> field.flatValues(fields);
      case MatchPhrase(PayloadPath field, _) -> field.flatValues(fields);
      case Range range -> range.field().flatValues(fields);
      case DatetimeRange range -> range.field().flatValues(fields);
      case Geo(PayloadPath field, _) -> field.flatValues(fields);
      case ValuesCount count -> count.field().values(fields);
      case HasId _ -> List.of(id.toString());
      case HasVector _ -> vectors.stream().sorted().map(Object.class::cast).toList();
      case IsEmpty(PayloadPath field) -> field.values(fields);
      case IsNull(PayloadPath field) -> field.values(fields);
    };
  }

  private boolean accepts(Clauses clauses) {
    return clauses.must().stream().allMatch(this::accepts)
        && clauses.mustNot().stream().noneMatch(this::accepts)
        && (clauses.should().isEmpty() || clauses.should().stream().anyMatch(this::accepts));
  }

  private boolean acceptsObject(PayloadPath objects, Filter filter) {
    return objects.values(fields).stream()
        .anyMatch(element ->
            element instanceof Map<?, ?> object
                && new FilterEvaluation(id, vectors, object).accepts(filter));
  }

  private boolean accepts(ValuesCount count) {
    List<Object> values = count.field().values(fields);
    return values.isEmpty()
        ? count.contains(0)
        : values.stream().mapToLong(FilterEvaluation::count).anyMatch(count::contains);
  }

  private boolean any(PayloadPath field, Predicate<Object> fulfils) {
    return field.flatValues(fields).stream().anyMatch(fulfils);
  }

  private static boolean contains(Set<MatchValue> values, Object value) {
    return MatchValue.ofPayload(value).filter(values::contains).isPresent();
  }

  private static boolean isBetween(Bound low, Object value, Bound high) {
    return switch (value) {
      case Long number -> low.isBelow(number) && high.isAbove(number);
      case Double number -> low.isBelow(number) && high.isAbove(number);
      default -> false;
    };
  }

  private static boolean isEmpty(Object value) {
    return value == JsonNull.NULL || value.equals(List.of());
  }

  /** How many values one value is. */
  static int count(Object value) {
    return switch (value) {
      case JsonNull _ -> 0;
      case List<?> list -> list.size();
      default -> 1;
    };
  }
}
