package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.point.JsonNull;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private Clauses clauses(int depth) {
    return new Clauses(conditions(depth), conditions(depth), conditions(depth));
  }

  private List<Filter> conditions(int depth) {
    return Stream.generate(() -> filter(depth - 1)).limit(random.nextInt(3)).toList();
  }

  private Filter condition() {
    PayloadPath path = path();
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Filter.Match(path, value());
      case 2 -> new Filter.MatchAny(path, values());
      case 3 -> new Filter.MatchExcept(path, values());
      case 4 -> range(path);
      case 5 -> new Filter.HasId(ids());
      case 6 -> new Filter.IsEmpty(path);
      default -> new Filter.IsNull(path);
    };
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
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> JsonNull.NULL;
      case 6 -> object(depth);
      case 7, 8 -> {
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
