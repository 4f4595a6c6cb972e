package dev.akin.server.json;

import dev.akin.engine.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a filter: {@code {"must":[…],"should":[…],"must_not":[…]}}, where each entry is a condition
 * or again a filter, and one entry may stand without the array. How deep and how large a filter may
 * be is the engine's business.
 */
final class FilterReader {
  private FilterReader() {}

  /** The filter under the cursor. */
  static Filter read(JsonInput input) {
    Filter.Clauses clauses = Filter.all();
    input.startObject();
    while (input.nextField()) {
      clauses =
          withClause(input, clauses)
              .orElseThrow(() -> input.unknownField("must", "should", "must_not"));
    }
    return clauses;
  }

  /** The clauses with the field under the cursor, if that is one of theirs. */
  static Optional<Filter.Clauses> withClause(JsonInput input, Filter.Clauses clauses) {
    return switch (input.field()) {
      case "must" -> Optional.of(clauses.withMust(conditions(input)));
      case "should" -> Optional.of(clauses.withShould(conditions(input)));
      case "must_not" -> Optional.of(clauses.withMustNot(conditions(input)));
      default -> Optional.empty();
    };
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
