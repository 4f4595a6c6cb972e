package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.HasId;
import dev.akin.engine.filter.Filter.IsEmpty;
import dev.akin.engine.filter.Filter.IsNull;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchAny;
import dev.akin.engine.filter.Filter.MatchExcept;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.point.JsonNull;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Set;

/** The evaluation of a filter on one point in memory. */
final class FilterEvaluation {
  private FilterEvaluation() {}

  static boolean matches(Filter filter, PointId id, Payload payload) {
    return switch (filter) {
      case Clauses clauses -> matches(clauses, id, payload);
      case Match(PayloadPath field, MatchValue value) ->
          field.flatValues(payload).stream().anyMatch(value.toPayload()::equals);
      case MatchAny(PayloadPath field, Set<MatchValue> values) ->
          field.flatValues(payload).stream().anyMatch(value -> contains(values, value));
      case MatchExcept(PayloadPath field, Set<MatchValue> values) ->
          field.flatValues(payload).stream()
              .anyMatch(value -> value != JsonNull.NULL && !contains(values, value));
      case Range(PayloadPath field, Bound low, Bound high) ->
          field.flatValues(payload).stream().anyMatch(value -> isBetween(low, value, high));
      case HasId(Set<PointId> ids) -> ids.contains(id);
      case IsEmpty(PayloadPath field) ->
          field.values(payload).stream().allMatch(FilterEvaluation::isEmpty);
      case IsNull(PayloadPath field) -> field.values(payload).contains(JsonNull.NULL);
    };
  }

  private static boolean matches(Clauses clauses, PointId id, Payload payload) {
    return clauses.must().stream().allMatch(condition -> matches(condition, id, payload))
        && clauses.mustNot().stream().noneMatch(condition -> matches(condition, id, payload))
        && (clauses.should().isEmpty()
            || clauses.should().stream().anyMatch(condition -> matches(condition, id, payload)));
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
}
