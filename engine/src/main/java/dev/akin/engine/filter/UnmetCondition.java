package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A condition for want of which a filter does not accept a point.
 *
 * @param condition what is asked for, in words
 * @param values what the point has there: the values of the condition's field, its id, or the names
 *     of its vectors; empty if it has none, or if the condition joins others
 */
public record UnmetCondition(String condition, List<Object> values) {
  public UnmetCondition {
    values = List.copyOf(values);
  }

  /**
   * The conditions that a filter accepts no point without and that this one does not fulfil; none
   * if it is accepted. Where any of several would do, they are one.
   *
   * @param vectors the names of the vectors that the point has
   */
  public static List<UnmetCondition> of(
      Filter filter, PointId id, Set<String> vectors, Payload payload) {
    List<UnmetCondition> unmet = new ArrayList<>();
    new Search(new FilterEvaluation(id, vectors, payload.fields()), unmet).require(filter);
    return unmet;
  }

  /** A walk through the conditions that have to hold. */
  private record Search(FilterEvaluation point, List<UnmetCondition> unmet) {
    void require(Filter filter) {
      if (point.accepts(filter)) {
        return;
      }
      if (filter instanceof Clauses clauses) {
        clauses.must().forEach(this::require);
        clauses.mustNot().stream().filter(point::accepts).forEach(this::forbid);
        if (!clauses.should().isEmpty() && clauses.should().stream().noneMatch(point::accepts)) {
          requireAny(clauses.should());
        }
        return;
      }
      unmet.add(new UnmetCondition(ConditionText.of(filter), point.valuesOf(filter)));
    }

    private void forbid(Filter condition) {
      unmet.add(
          new UnmetCondition(
              "not (" + ConditionText.of(condition) + ")", point.valuesOf(condition)));
    }

    private void requireAny(List<Filter> conditions) {
      if (conditions.size() == 1) {
        require(conditions.getFirst());
      } else {
        unmet.add(new UnmetCondition(ConditionText.any(conditions), List.of()));
      }
    }
  }
}
