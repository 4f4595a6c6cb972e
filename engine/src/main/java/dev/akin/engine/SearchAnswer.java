package dev.akin.engine;

import java.util.List;

/**
 * The answer to a {@link SearchRequest}.
 *
 * @param points best first, equal scores in the order of ids; where not all of the equally near
 *     ones fit at the end, any of them stand there
 */
public record SearchAnswer(List<ScoredPoint> points, Explanation explanation) {
  public SearchAnswer {
    points = List.copyOf(points);
  }

  /** The same answer, given to another search. */
  SearchAnswer fromCache() {
    Explanation how =
        new Explanation(
            explanation.matching(), explanation.steps(), List.of(), explanation.millis(), true);
    return new SearchAnswer(points, how);
  }
}
