package dev.akin.engine.proof;

import dev.akin.engine.point.PointId;
import java.util.List;

/**
 * The queries of a proof that come from one place; recall is reported for each place by itself.
 *
 * @param name what people call the place, such as {@value #GIVEN}, {@value #HELD_OUT} or {@value
 *     #DRAWN}
 * @param queries at least one
 */
public record QuerySource(String name, List<ProofQuery<PointId>> queries) {
  /** Queries that the user gave. */
  public static final String GIVEN = "given";

  /** Queries made of what was kept out of the data. */
  public static final String HELD_OUT = "held-out";

  /** Points moved a step along the data, each without itself among its neighbors. */
  public static final String DRAWN = "drawn";

  private static final int LONGEST_NAME = 100;

  public QuerySource {
    queries = List.copyOf(queries);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "query source \"%s\": the name has 1 to %d characters".formatted(name, LONGEST_NAME));
    }
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("query source \"" + name + "\" has no queries");
    }
  }
}
