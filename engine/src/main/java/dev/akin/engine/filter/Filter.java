package dev.akin.engine.filter;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Set;

/**
 * A condition on a point; {@link Clauses} joins conditions.
 *
 * <p>Conditions on a field look at the values that its {@link PayloadPath} finds. Where a value is
 * a list, its elements count instead (one level). A condition holds if any of these values fulfils
 * it, so that none holds for a field that is not there, except {@link IsEmpty}. Immutable.
 */
public sealed interface Filter {
  /** The deepest nesting of {@link Clauses}. */
  int MAX_DEPTH = 32;

  /** The most conditions in one filter; a list of values inside one condition counts once. */
  int MAX_CONDITIONS = 256;

  /** Accepts every point. */
  static Clauses all() {
    return new Clauses(List.of(), List.of(), List.of());
  }

  /** Accepts a point that fulfils every one of the conditions. */
  static Clauses must(Filter... conditions) {
    return new Clauses(List.of(conditions), List.of(), List.of());
  }

  /** Accepts a point that fulfils at least one of the conditions (any point, if there are none). */
  static Clauses should(Filter... conditions) {
    return new Clauses(List.of(), List.of(conditions), List.of());
  }

  /** Accepts a point that fulfils none of the conditions. */
  static Clauses mustNot(Filter... conditions) {
    return new Clauses(List.of(), List.of(), List.of(conditions));
  }

  /** Whether a point with this id and payload is accepted. */
  default boolean matches(PointId id, Payload payload) {
    return FilterEvaluation.matches(this, id, payload);
  }

  /**
   * All of {@code must}, at least one of {@code should} if there are any, and none of {@code
   * mustNot}.
   *
   * @param must conditions that all have to hold
   * @param should conditions of which one has to hold, if there are any
   * @param mustNot conditions that must not hold
   */
  record Clauses(List<Filter> must, List<Filter> should, List<Filter> mustNot) implements Filter {
    /**
     * @throws IllegalArgumentException if the filter is deeper or larger than the limits
     */
    public Clauses(List<Filter> must, List<Filter> should, List<Filter> mustNot) {
      this.must = List.copyOf(must);
      this.should = List.copyOf(should);
      this.mustNot = List.copyOf(mustNot);
      FilterSize.requireSmall(this);
    }

    public Clauses withMust(List<Filter> conditions) {
      return new Clauses(conditions, should, mustNot);
    }

    public Clauses withShould(List<Filter> conditions) {
      return new Clauses(must, conditions, mustNot);
    }

    public Clauses withMustNot(List<Filter> conditions) {
      return new Clauses(must, should, conditions);
    }
  }

  /**
   * A value equals the given one.
   *
   * @param field where to look
   * @param value what to find
   */
  record Match(PayloadPath field, MatchValue value) implements Filter {
    public static Match keyword(String field, String value) {
      return new Match(PayloadPath.parse(field), new MatchValue.Keyword(value));
    }

    public static Match integer(String field, long value) {
      return new Match(PayloadPath.parse(field), new MatchValue.Whole(value));
    }

    public static Match bool(String field, boolean value) {
      return new Match(PayloadPath.parse(field), new MatchValue.Bool(value));
    }
  }

  /**
   * A value equals one of the given ones.
   *
   * @param field where to look
   * @param values what to find; none of them matches nothing
   */
  record MatchAny(PayloadPath field, Set<MatchValue> values) implements Filter {
    public MatchAny {
      values = Set.copyOf(values);
    }
  }

  /**
   * A value other than null equals none of the given ones. This is not the opposite of {@link
   * MatchAny}: a list with one value of each kind fulfils both, a field that is missing neither.
   *
   * @param field where to look
   * @param values what to look past
   */
  record MatchExcept(PayloadPath field, Set<MatchValue> values) implements Filter {
    public MatchExcept {
      values = Set.copyOf(values);
    }
  }

  /**
   * A number lies between two bounds. Whole numbers are compared exactly, whatever their size.
   *
   * @param field where to look
   * @param low the lower bound
   * @param high the upper bound
   */
  record Range(PayloadPath field, Bound low, Bound high) implements Filter {
    /** Any number. */
    public static Range of(String field) {
      return of(PayloadPath.parse(field));
    }

    /** Any number. */
    public static Range of(PayloadPath field) {
      return new Range(
          field,
          new Bound(Double.NEGATIVE_INFINITY, true),
          new Bound(Double.POSITIVE_INFINITY, true));
    }

    /** This range without the numbers up to {@code value}. */
    public Range gt(double value) {
      return new Range(field, low.tighterLow(new Bound(value, false)), high);
    }

    /** This range without the numbers below {@code value}. */
    public Range gte(double value) {
      return new Range(field, low.tighterLow(new Bound(value, true)), high);
    }

    /** This range without the numbers from {@code value} on. */
    public Range lt(double value) {
      return new Range(field, low, high.tighterHigh(new Bound(value, false)));
    }

    /** This range without the numbers above {@code value}. */
    public Range lte(double value) {
      return new Range(field, low, high.tighterHigh(new Bound(value, true)));
    }
  }

  /**
   * The point has one of the given ids.
   *
   * @param ids none of them accepts nothing
   */
  record HasId(Set<PointId> ids) implements Filter {
    public HasId {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * The field is missing, null, or an empty list, everywhere its path leads.
   *
   * @param field where to look
   */
  record IsEmpty(PayloadPath field) implements Filter {}

  /**
   * The field is there and null. Elements of a list do not count.
   *
   * @param field where to look
   */
  record IsNull(PayloadPath field) implements Filter {}
}
