package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import java.util.stream.Stream;

/** The limits of a filter, which comes from outside and is evaluated by recursion. */
final class FilterSize {
  private FilterSize() {}

  static void requireSmall(Clauses clauses) {
    int depth = depth(clauses);
    if (depth > Filter.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "filter: nested %d levels deep, at most %d are allowed"
              .formatted(depth, Filter.MAX_DEPTH));
    }
    int conditions = conditions(clauses);
    if (conditions > Filter.MAX_CONDITIONS) {
      throw new IllegalArgumentException(
          "filter: %d conditions, at most %d are allowed; a match on a list of values is one"
              .formatted(conditions, Filter.MAX_CONDITIONS));
    }
  }

  private static int depth(Filter filter) {
    return filter instanceof Clauses clauses
        ? 1 + children(clauses).mapToInt(FilterSize::depth).max().orElse(0)
        : 0;
  }

  private static int conditions(Filter filter) {
    return filter instanceof Clauses clauses
        ? children(clauses).mapToInt(FilterSize::conditions).sum()
        : 1;
  }

  private static Stream<Filter> children(Clauses clauses) {
    return Stream.of(clauses.must(), clauses.should(), clauses.mustNot())
        .flatMap(conditions -> conditions.stream());
  }
}
