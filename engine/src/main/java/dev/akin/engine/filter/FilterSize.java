package dev.akin.engine.filter;

/** The limits of a filter, which comes from outside and is evaluated by recursion. */
final class FilterSize {
  private FilterSize() {}

  static void requireSmall(Filter filter) {
    int depth = depth(filter);
    if (depth > Filter.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "filter: nested %d levels deep, at most %d are allowed"
              .formatted(depth, Filter.MAX_DEPTH));
    }
    int conditions = conditions(filter);
    if (conditions > Filter.MAX_CONDITIONS) {
      throw new IllegalArgumentException(
          "filter: %d conditions, at most %d are allowed; a match on a list of values is one"
              .formatted(conditions, Filter.MAX_CONDITIONS));
    }
  }

  /** Refuses conditions that only a point can fulfil, where an object in a payload is meant. */
  static void requireFieldsOnly(Filter filter) {
    if (filter instanceof Filter.HasId || filter instanceof Filter.HasVector) {
      String name = filter instanceof Filter.HasId ? "has_id" : "has_vector";
      throw new IllegalArgumentException(
          "nested: " + name + " is about points, not about the objects in them");
    }
    filter.children().forEach(FilterSize::requireFieldsOnly);
  }

  private static int depth(Filter filter) {
    return joins(filter) ? 1 + filter.children().mapToInt(FilterSize::depth).max().orElse(0) : 0;
  }

  private static int conditions(Filter filter) {
    return joins(filter) ? filter.children().mapToInt(FilterSize::conditions).sum() : 1;
  }

  private static boolean joins(Filter filter) {
    return filter instanceof Filter.Clauses
        || filter instanceof Filter.MinShould
        || filter instanceof Filter.Nested;
  }
}
