package dev.akin.server.json;

import dev.akin.engine.filter.Datetime;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.InstantBound;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.server.http.RefusedException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what lies between bounds: numbers ({@code {"gte":10,"lt":50}}), points in time ({@code
 * {"gte":"2024-02-29T00:00:00Z"}}), or how many values there are ({@code {"gt":2}}).
 */
final class RangeReader {
  private static final String[] BOUNDS = {"gt", "gte", "lt", "lte"};

  private Function<Filter.Range, Filter.Range> numbers = Function.identity();
  private Function<Filter.DatetimeRange, Filter.DatetimeRange> instants = Function.identity();
  private @Nullable Boolean ofInstants;

  private RangeReader() {}

  /** A range of numbers or of points in time; the field is not known yet. */
  static Function<PayloadPath, Filter> range(JsonInput input) {
    RangeReader reader = new RangeReader();
    input.startObject();
    while (input.nextField()) {
      if (!input.isNull()) {
        reader.bound(input);
      }
    }
    return Boolean.TRUE.equals(reader.ofInstants)
        ? field -> reader.instants.apply(Filter.DatetimeRange.of(field))
        : field -> reader.numbers.apply(Filter.Range.of(field));
  }

  private void bound(JsonInput input) {
    String name = known(input);
    boolean instant = input.isString();
    if (ofInstants != null && ofInstants != instant) {
      throw input.refusal("a range is of numbers or of points in time, not of both");
    }
    ofInstants = instant;
    if (instant) {
      boundInstants(name, instant(input));
    } else {
      boundNumbers(name, input.number());
    }
  }

  private void boundNumbers(String name, double value) {
    numbers =
        numbers.andThen(range ->
            switch (name) {
              case "gt" -> range.gt(value);
              case "gte" -> range.gte(value);
              case "lt" -> range.lt(value);
              default -> range.lte(value);
            });
  }

  private void boundInstants(String name, Instant value) {
    InstantBound bound = new InstantBound(value, name.endsWith("e"));
    instants =
        instants.andThen(range -> name.startsWith("g") ? range.from(bound) : range.to(bound));
  }

  private static Instant instant(JsonInput input) {
    return Datetime.parse(input.string()).orElseThrow(() -> unreadable(input));
  }

  private static RefusedException unreadable(JsonInput input) {
    return input.refusal(
        "\"%s\" is neither a number nor a point in time like 2024-02-29T23:59:59Z"
            .formatted(JsonInput.shortened(input.text())));
  }

  /** A range of the number of values. */
  static Function<PayloadPath, Filter> valuesCount(JsonInput input) {
    long least = 0;
    long most = Long.MAX_VALUE;
    input.startObject();
    while (input.nextField()) {
      if (input.isNull()) {
        continue;
      }
      String name = known(input);
      int count = input.integer(0, Integer.MAX_VALUE);
      switch (name) {
        case "gt" -> least = Math.max(least, count + 1L);
        case "gte" -> least = Math.max(least, count);
        case "lt" -> most = Math.min(most, count - 1L);
        default -> most = Math.min(most, count);
      }
    }
    long atLeast = least;
    long atMost = most;
    return field -> new Filter.ValuesCount(field, atLeast, atMost);
  }

  private static String known(JsonInput input) {
    for (String bound : BOUNDS) {
      if (bound.equals(input.field())) {
        return bound;
      }
    }
    throw input.unknownField(BOUNDS);
  }
}
