package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.point.JsonNull;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random payloads and filters over few names and few values, so that filters often hold and often
 * do not.
 */
final class RandomFilters {
  private static final List<String> NAMES = List.of("a", "b", "c", "d.e", "");
  private static final List<Object> SCALARS =
      List.of(
          "red",
          "blue",
          "",
          "7",
          "true",
          "x".repeat(9000),
          "Red, red SHIRT ".repeat(800),
          "A red shirt.",
          "shirt: blue-red",
          "2024-02-29",
          "2024-02-29T00:30:00+01:00",
          "2024-02-28T23:30:00.000000001Z",
          "2023-02-29",
          7L,
          8L,
          -1L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          (1L << 53) + 1,
          7.0,
          7.5,
          -0.0,
          0.0,
          1e300,
          true,
          false);
  private static final double[] BOUNDS = {
    7, 7.5, 8, 0, -0.0, -1, 0x1p53, 0x1p63, -0x1p63, 1e300, -1e300, Double.POSITIVE_INFINITY
  };

  private static final List<String> TEXTS =
      List.of("red", "RED shirt", "shirt red", "blue", "x", "", "...", "a red shirt", "red red");
  private static final List<Instant> INSTANTS =
      List.of(
          Instant.parse("2024-02-28T23:30:00Z"),
          Instant.parse("2024-02-28T23:30:00.000000001Z"),
          Instant.parse("2024-02-29T00:00:00Z"),
          Instant.parse("2024-03-01T00:00:00Z"));
  private static final double[] DEGREES = {0, -0.0, 1, 2, 2.5, -1, 179.5, 90, 200};

  private final SplittableRandom random;

  RandomFilters(SplittableRandom random) {
    this.random = random;
  }

  Payload payload() {
    return Payload.of(object(3));
  }

  Filter filter(int depth) {
    return depth > 0 && random.nextInt(3) > 0 ? clauses(depth) : condition();
  }

  private Filter clauses(int depth) {
    if (random.nextInt(5) == 0) {
      List<Filter> counted =
          Stream.generate(() -> filter(depth - 1)).limit(random.nextInt(5)).toList();
      return new Filter.MinShould(counted, random.nextInt(4));
    }
    return new Clauses(conditions(depth), conditions(depth), conditions(depth));
  }

  private List<Filter> conditions(int depth) {
    return Stream.generate(() -> filter(depth - 1)).limit(random.nextInt(3)).toList();
  }

  private Filter condition() {
    return switch (random.nextInt(10)) {
      case 0 -> new Filter.HasId(ids());
      case 1 -> new Filter.HasVector(random.nextBoolean() ? "" : "other");
      case 2 -> new Filter.Nested(path(), objectFilter(2));
      default -> fieldCondition();
    };
  }

  /** A filter that says nothing about ids and vectors. */
  private Filter objectFilter(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return random.nextInt(6) == 0
          ? new Filter.Nested(path(), fieldCondition())
          : fieldCondition();
    }
    return random.nextInt(4) == 0
        ? new Filter.MinShould(objectFilters(depth, 4), random.nextInt(4))
        : new Clauses(objectFilters(depth, 3), objectFilters(depth, 3), objectFilters(depth, 2));
  }

  private List<Filter> objectFilters(int depth, int most) {
    return Stream.generate(() -> objectFilter(depth - 1)).limit(random.nextInt(most)).toList();
  }

  private Filter fieldCondition() {
    return fieldCondition(path());
  }

  private Filter fieldCondition(PayloadPath path) {
    return switch (random.nextInt(14)) {
      case 0, 1 -> new Filter.Match(path, value());
      case 2 -> new Filter.MatchAny(path, values());
      case 3 -> new Filter.MatchExcept(path, values());
      case 4 -> range(path);
      case 5 -> new Filter.IsEmpty(path);
      case 6 -> new Filter.IsNull(path);
      case 7, 8 -> Filter.MatchText.of(path, text());
      case 9 -> Filter.MatchPhrase.of(path, text());
      case 10 -> datetimeRange(path);
      case 11, 12 -> new Filter.Geo(path, shape());
      default -> new Filter.ValuesCount(path, random.nextInt(4), random.nextInt(5));
    };
  }

  /** A condition on a field at the top of a payload, or on the objects in one. */
  Filter shallowCondition() {
    return switch (random.nextInt(12)) {
      case 0 -> new Filter.Nested(topPath(), objectFilter(2));
      default -> fieldCondition(topPath());
    };
  }

  private PayloadPath topPath() {
    return PayloadPath.parse(NAMES.get(random.nextInt(3)) + (random.nextInt(4) == 0 ? "[]" : ""));
  }

  /** A value to start an order from, or none. */
  Optional<OrderValue> orderValue() {
    return random.nextBoolean()
        ? OrderValue.ofPayload(SCALARS.get(random.nextInt(SCALARS.size())))
        : Optional.empty();
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private Filter datetimeRange(PayloadPath path) {
    Filter.DatetimeRange range = Filter.DatetimeRange.of(path);
    if (random.nextBoolean()) {
      range = range.from(instantBound());
    }
    return random.nextBoolean() ? range.to(instantBound()) : range;
  }

  private InstantBound instantBound() {
    return new InstantBound(INSTANTS.get(random.nextInt(INSTANTS.size())), random.nextBoolean());
  }

  private GeoShape shape() {
    GeoPoint a = place();
    GeoPoint b = place();
    return switch (random.nextInt(3)) {
      case 0 ->
          new GeoShape.Box(
              new GeoPoint(Math.max(a.lat(), b.lat()), a.lon()),
              new GeoPoint(Math.min(a.lat(), b.lat()), b.lon()));
      case 1 -> new GeoShape.Circle(a, random.nextInt(400_000));
      default -> new GeoShape.Polygon(new GeoRing(List.of(a, b, place(), place(), a)), List.of());
    };
  }

  private GeoPoint place() {
    return new GeoPoint(random.nextInt(-3, 4), random.nextInt(-3, 4));
  }

  private Map<String, Object> placeValue() {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("lat", DEGREES[random.nextInt(DEGREES.length)]);
    place.put("lon", random.nextInt(5) == 0 ? 2L : DEGREES[random.nextInt(DEGREES.length)]);
    return place;
  }

  PayloadPath path() {
    StringBuilder path = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      PayloadPath.appendName(path, NAMES.get(random.nextInt(NAMES.size())));
      path.append("[]".repeat(Math.max(0, random.nextInt(5) - 2)));
    }
    return PayloadPath.parse(path.toString());
  }

  private Range range(PayloadPath path) {
    Range range = Range.of(path);
    for (int i = random.nextInt(3); i >= 0; i--) {
      double bound = BOUNDS[random.nextInt(BOUNDS.length)];
      range =
          switch (random.nextInt(4)) {
            case 0 -> range.gt(bound);
            case 1 -> range.gte(-bound);
            case 2 -> range.lt(bound);
            default -> range.lte(bound);
          };
    }
    return range;
  }

  private MatchValue value() {
    while (true) {
      var value = MatchValue.ofPayload(SCALARS.get(random.nextInt(SCALARS.size())));
      if (value.isPresent()) {
        return value.get();
      }
    }
  }

  private Set<MatchValue> values() {
    return Stream.generate(this::value).limit(random.nextInt(5)).collect(Collectors.toSet());
  }

  private Set<PointId> ids() {
    return IntStream.range(0, random.nextInt(40))
        .mapToObj(i -> PointId.of(random.nextInt(60)))
        .collect(Collectors.toSet());
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      fields.put(NAMES.get(random.nextInt(NAMES.size())), json(depth - 1));
    }
    return fields;
  }

  private Object json(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0 -> JsonNull.NULL;
      case 5 -> placeValue();
      case 7 -> object(depth);
      case 8, 9 -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(json(depth - 1));
        }
        yield list;
      }
      default -> SCALARS.get(random.nextInt(SCALARS.size()));
    };
  }
}
