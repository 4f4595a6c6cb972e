package dev.akin.server.json;

import dev.akin.engine.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter: {@code {"must":[…],"should":[…],"must_not":[…],
 * "min_should":{"conditions":[…],"min_count":2}}}, where each entry is a condition or again a
 * filter, and one entry may stand without the array. How deep and how large a filter may be is the
 * engine's business.
 */
public final class FilterReader {
  static final List<String> CLAUSES = List.of("must", "should", "must_not", "min_should");

  private Filter.Clauses clauses = Filter.all();
  private Optional<Filter> minShould = Optional.empty();

  FilterReader() {}

  /** The filter under the cursor. */
  public static Filter read(JsonInput input) {
    FilterReader reader = new FilterReader();
    input.startObject();
    while (input.nextField()) {
      if (!reader.accept(input)) {
        throw input.unknownField(CLAUSES.toArray(String[]::new));
      }
    }
    return reader.filter();
  }

  /** Reads the field under the cursor if it is a clause. */
  boolean accept(JsonInput input) {
    switch (input.field()) {
      case "must" -> clauses = clauses.withMust(conditions(input));
      case "should" -> clauses = clauses.withShould(conditions(input));
      case "must_not" -> clauses = clauses.withMustNot(conditions(input));
      case "min_should" -> {
        if (!input.isNull()) {
          minShould = Optional.of(minShould(input));
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The filter of the clauses that were read. */
  Filter filter() {
    if (minShould.isEmpty()) {
      return clauses;
    }
    if (clauses.equals(Filter.all())) {
      return minShould.get();
    }
    List<Filter> must = new ArrayList<>(clauses.must());
    must.add(minShould.get());
    return clauses.withMust(must);
  }

  private static Filter minShould(JsonInput input) {
    @Nullable List<Filter> conditions = null;
    @Nullable Integer count = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "conditions" -> conditions = conditions(input);
        case "min_count" -> count = input.integer(0, Integer.MAX_VALUE);
        default -> throw input.unknownField("conditions", "min_count");
      }
    }
    if (conditions == null || count == null) {
      throw input.missing(conditions == null ? "conditions" : "min_count");
    }
    return new Filter.MinShould(conditions, count);
  }

  private static List<Filter> conditions(JsonInput input) {
    if (input.isNull()) {
      return List.of();
    }
    if (input.isObject()) {
      return List.of(ConditionReader.read(input));
    }
    input.startArray();
    List<Filter> conditions = new ArrayList<>();
    while (input.nextElement()) {
      if (conditions.size() == Filter.MAX_CONDITIONS) {
        throw input.refusal("more than " + Filter.MAX_CONDITIONS + " conditions");
      }
      conditions.add(ConditionReader.read(input));
    }
    return conditions;
  }
}
