package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchAny;
import dev.akin.engine.filter.Filter.MatchExcept;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.filter.Filter.ValuesCount;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.apache.lucene.util.NumericUtils;

/**
 * A condition on an updatable field, as a test of its doc value: the same that {@link
 * FilterEvaluation} says of a payload with that number, or without one.
 *
 * @param field the field
 * @param acceptsNone whether a point without a value fulfils it
 * @param accepts whether a point with a value, encoded, fulfils it
 */
record UpdatableCondition(UpdatableField field, boolean acceptsNone, LongPredicate accepts) {
  /** The test of a condition on one of the fields; nothing if it is about something else. */
  static Optional<UpdatableCondition> of(Filter condition, UpdatableFields fields) {
    return switch (condition) {
      case Match(PayloadPath path, MatchValue value) ->
          on(path, fields, field -> equal(field, Set.of(value)));
      case MatchAny(PayloadPath path, Set<MatchValue> values) ->
          on(path, fields, field -> equal(field, values));
      case MatchExcept(PayloadPath path, Set<MatchValue> values) ->
          on(path, fields, field -> equal(field, values).negate());
      case Range range -> on(range.field(), fields, field -> between(field, range));
      case ValuesCount count ->
          on(count.field(), fields, _ -> value -> count.contains(1))
              .map(test -> test.withNone(count.contains(0)));
      case Filter.IsEmpty(PayloadPath path) ->
          on(path, fields, _ -> UpdatableCondition::never).map(test -> test.withNone(true));
      // A number is no text, no place and not null.
      case Filter.IsNull(PayloadPath path) -> on(path, fields, _ -> UpdatableCondition::never);
      case Filter.MatchText(PayloadPath path, _) ->
          on(path, fields, _ -> UpdatableCondition::never);
      case Filter.MatchPhrase(PayloadPath path, _) ->
          on(path, fields, _ -> UpdatableCondition::never);
      case Filter.DatetimeRange range -> on(range.field(), fields, _ -> UpdatableCondition::never);
      case Filter.Geo(PayloadPath path, _) -> on(path, fields, _ -> UpdatableCondition::never);
      case Filter.Clauses _,
          Filter.MinShould _,
          Filter.Nested _,
          Filter.HasId _,
          Filter.HasVector _ ->
          Optional.empty();
    };
  }

  private interface Test {
    LongPredicate of(UpdatableField field);
  }

  private static Optional<UpdatableCondition> on(
      PayloadPath path, UpdatableFields fields, Test test) {
    return fields.at(path).map(field -> new UpdatableCondition(field, false, test.of(field)));
  }

  private UpdatableCondition withNone(boolean accepted) {
    return new UpdatableCondition(field, accepted, accepts);
  }

  private static boolean never(long value) {
    return false;
  }

  private static LongPredicate equal(UpdatableField field, Set<MatchValue> values) {
    if (field.type() == UpdatableField.Type.FLOAT) {
      return UpdatableCondition::never; // Only whole numbers are compared for equality.
    }
    long[] wholes =
        values.stream()
            .flatMapToLong(value ->
                value instanceof MatchValue.Whole(long whole)
                    ? LongStream.of(whole)
                    : LongStream.empty())
            .sorted()
            .toArray();
    return wholes.length == 1
        ? value -> value == wholes[0]
        : value -> Arrays.binarySearch(wholes, value) >= 0;
  }

  private static LongPredicate between(UpdatableField field, Range range) {
    if (field.type() == UpdatableField.Type.INTEGER) {
      FilterQueries.Interval wholes = FilterQueries.Interval.of(range.low(), range.high());
      return value -> wholes.least() <= value && value <= wholes.most();
    }
    return value -> {
      double number = NumericUtils.sortableLongToDouble(value);
      return range.low().isBelow(number) && range.high().isAbove(number);
    };
  }
}
