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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions in words, for people: {@code price < 20 and color = "red"}. */
final class ConditionText {
  /** Values of a list that are written out. */
  private static final int MOST = 10;

  private ConditionText() {}

  static String of(Filter filter) {
    return switch (filter) {
      case Clauses clauses -> of(clauses);
      case MinShould(List<Filter> conditions, int minCount) ->
          "at least %d of (%s)".formatted(minCount, joined(conditions, ", "));
      case Nested(PayloadPath objects, Filter inner) ->
          "an object in %s with (%s)".formatted(objects, of(inner));
      case Match(PayloadPath field, MatchValue value) -> field + " = " + of(value);
      case MatchAny(PayloadPath field, Set<MatchValue> values) -> field + " in " + list(values);
      case MatchExcept(PayloadPath field, Set<MatchValue> values) ->
          field + " not in " + list(values);
      case MatchText(PayloadPath field, Set<String> words) ->
          "%s holds the words %s".formatted(field, some(words));
      case MatchPhrase(PayloadPath field, List<String> words) ->
          "%s holds \"%s\"".formatted(field, String.join(" ", words));
      case Range range -> of(range);
      case DatetimeRange range -> of(range);
      case Geo(PayloadPath field, GeoShape shape) -> "%s lies in %s".formatted(field, of(shape));
      case ValuesCount(PayloadPath field, long least, long most) ->
          "%s has %,d to %,d values".formatted(field, least, most);
      case HasId(Set<?> ids) -> "id in " + some(ids);
      case HasVector(String name) ->
          name.isEmpty() ? "has a vector" : "has a vector \"" + name + "\"";
      case IsEmpty(PayloadPath field) -> field + " is empty";
      case IsNull(PayloadPath field) -> field + " is null";
    };
  }

  /** One of several. */
  static String any(List<Filter> conditions) {
    return "any of (" + joined(conditions, ", ") + ")";
  }

  private static String of(Clauses clauses) {
    List<String> parts = new ArrayList<>();
    clauses.must().forEach(condition -> parts.add(of(condition)));
    clauses.mustNot().forEach(condition -> parts.add("not (" + of(condition) + ")"));
    if (!clauses.should().isEmpty()) {
      parts.add(any(clauses.should()));
    }
    return parts.isEmpty() ? "anything" : String.join(" and ", parts);
  }

  private static String joined(List<Filter> conditions, String separator) {
    return conditions.stream().map(ConditionText::of).collect(Collectors.joining(separator));
  }

  private static String of(MatchValue value) {
    return value instanceof MatchValue.Keyword(String text)
        ? "\"" + text + "\""
        : String.valueOf(value.toPayload());
  }

  private static String list(Set<MatchValue> values) {
    return some(values.stream().map(ConditionText::of).toList());
  }

  /** A list in the order of its texts, so that the same condition is always written the same. */
  private static String some(Collection<?> values) {
    String written =
        values.stream().map(String::valueOf).sorted().limit(MOST).collect(Collectors.joining(", "));
    return values.size() > MOST
        ? "[%s and %,d more]".formatted(written, values.size() - MOST)
        : "[" + written + "]";
  }

  private static String of(Range range) {
    List<String> parts = new ArrayList<>();
    if (range.low().value() != Double.NEGATIVE_INFINITY) {
      parts.add((range.low().inclusive() ? " >= " : " > ") + number(range.low().value()));
    }
    if (range.high().value() != Double.POSITIVE_INFINITY) {
      parts.add((range.high().inclusive() ? " <= " : " < ") + number(range.high().value()));
    }
    return between(range.field(), parts, " is a number");
  }

  private static String of(DatetimeRange range) {
    List<String> parts = new ArrayList<>();
    if (!range.low().value().equals(Instant.MIN)) {
      parts.add((range.low().inclusive() ? " >= " : " > ") + range.low().value());
    }
    if (!range.high().value().equals(Instant.MAX)) {
      parts.add((range.high().inclusive() ? " <= " : " < ") + range.high().value());
    }
    return between(range.field(), parts, " is a point in time");
  }

  private static String between(PayloadPath field, List<String> parts, String unbounded) {
    return parts.isEmpty()
        ? field + unbounded
        : parts.stream().map(part -> field + part).collect(Collectors.joining(" and "));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String of(GeoShape shape) {
    return switch (shape) {
      case GeoShape.Box(GeoPoint topLeft, GeoPoint bottomRight) ->
          "the box from %s, %s to %s, %s"
              .formatted(topLeft.lat(), topLeft.lon(), bottomRight.lat(), bottomRight.lon());
      case GeoShape.Circle(GeoPoint center, double meters) ->
          "%s m around %s, %s".formatted(number(meters), center.lat(), center.lon());
      case GeoShape.Polygon _ -> "the polygon";
    };
  }
}
