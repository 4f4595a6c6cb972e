package dev.akin.engine.filter;

import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A condition on a point; {@link Clauses} and {@link MinShould} join conditions.
 *
 * <p>Conditions on a field look at the values that its {@link PayloadPath} finds. Where a value is
 * a list, its elements count instead (one level). A condition holds if any of these values fulfils
 * it, so that none holds for a field that is not there, except {@link IsEmpty} and a {@link
 * ValuesCount} that includes 0. Immutable.
 */
public sealed interface Filter {
  /** The deepest nesting of conditions that hold conditions. */
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

  /** Whether a point with this id, this payload and one vector, without a name, is accepted. */
  default boolean matches(PointId id, Payload payload) {
    return matches(id, Set.of(NamedVectors.UNNAMED), payload);
  }

  /**
   * Whether a point with this id and payload is accepted.
   *
   * @param vectors the names of the vectors that it has
   */
  default boolean matches(PointId id, Set<String> vectors, Payload payload) {
    return new FilterEvaluation(id, vectors, payload.fields()).accepts(this);
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
   * At least so many of the conditions hold; one that is given twice counts twice.
   *
   * @param conditions what is counted
   * @param minCount how many have to hold; 0 accepts every point
   */
  record MinShould(List<Filter> conditions, int minCount) implements Filter {
    /**
     * @throws IllegalArgumentException if the count is negative, or the filter is deeper or larger
     *     than the limits
     */
    public MinShould(List<Filter> conditions, int minCount) {
      if (minCount < 0) {
        throw new IllegalArgumentException("min_count " + minCount + ", must be 0 or more");
      }
      this.conditions = List.copyOf(conditions);
      this.minCount = minCount;
      FilterSize.requireSmall(this);
    }
  }

  /**
   * One object in a list fulfils a whole filter, whose paths start in that object. Elements that
   * are not objects do not count, nor does an object outside a list.
   *
   * @param objects the path of the list's elements; {@code []} at its end may be left out
   * @param filter what one object has to fulfil; ids and vectors belong to points, not to objects
   */
  record Nested(PayloadPath objects, Filter filter) implements Filter {
    /**
     * @throws IllegalArgumentException if the filter asks for ids or vectors, or is deeper or
     *     larger than the limits
     */
    public Nested(PayloadPath objects, Filter filter) {
      this.objects = objects.endsInElements() ? objects : objects.ofElements();
      this.filter = filter;
      FilterSize.requireSmall(this);
      FilterSize.requireFieldsOnly(filter);
    }
  }

  /** The conditions that this one joins; none for a condition on a field or the point. */
  default Stream<Filter> children() {
    return switch (this) {
      case Clauses(List<Filter> must, List<Filter> should, List<Filter> mustNot) ->
          Stream.of(must, should, mustNot).flatMap(List::stream);
      case MinShould(List<Filter> conditions, _) -> conditions.stream();
      case Nested(_, Filter filter) -> Stream.of(filter);
      case Match _,
          MatchAny _,
          MatchExcept _,
          MatchText _,
          MatchPhrase _,
          Range _,
          DatetimeRange _,
          Geo _,
          ValuesCount _,
          HasId _,
          HasVector _,
          IsEmpty _,
          IsNull _ ->
          Stream.empty();
    };
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
   * A text holds every one of the given words, in any order.
   *
   * @param field where to look
   * @param words as {@link Words} finds them; none of them matches nothing
   */
  record MatchText(PayloadPath field, Set<String> words) implements Filter {
    public MatchText {
      words = Set.copyOf(words);
      Words.requireFew(words.size());
    }

    public static MatchText of(PayloadPath field, String text) {
      return new MatchText(field, Set.copyOf(Words.of(text)));
    }
  }

  /**
   * A text holds the given words one after the other.
   *
   * @param field where to look
   * @param words as {@link Words} finds them; none of them matches nothing
   */
  record MatchPhrase(PayloadPath field, List<String> words) implements Filter {
    public MatchPhrase {
      words = List.copyOf(words);
      Words.requireFew(words.size());
    }

    public static MatchPhrase of(PayloadPath field, String text) {
      return new MatchPhrase(field, Words.of(text));
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
   * A text that is a point in time, as {@link Datetime} reads it, lies between two bounds.
   *
   * @param field where to look
   * @param low the lower bound
   * @param high the upper bound
   */
  record DatetimeRange(PayloadPath field, InstantBound low, InstantBound high) implements Filter {
    /** Any point in time. */
    public static DatetimeRange of(PayloadPath field) {
      return new DatetimeRange(field, InstantBound.ANY_LOW, InstantBound.ANY_HIGH);
    }

    /** This range without what is before a bound. */
    public DatetimeRange from(InstantBound bound) {
      return new DatetimeRange(field, low.tighterLow(bound), high);
    }

    /** This range without what is after a bound. */
    public DatetimeRange to(InstantBound bound) {
      return new DatetimeRange(field, low, high.tighterHigh(bound));
    }

    boolean contains(Instant instant) {
      return low.isBelow(instant) && high.isAbove(instant);
    }
  }

  /**
   * An object with the numbers {@code lat} and {@code lon}, in degrees, lies in a shape.
   *
   * @param field where to look
   * @param shape where the point has to lie
   */
  record Geo(PayloadPath field, GeoShape shape) implements Filter {}

  /**
   * The field has a number of values in a range: a list has as many as elements, null and a field
   * that is missing have none, and anything else is one. Lists are not taken apart here.
   *
   * @param field where to look
   * @param least the least number that is accepted
   * @param most the greatest one
   */
  record ValuesCount(PayloadPath field, long least, long most) implements Filter {
    boolean contains(long count) {
      return least <= count && count <= most;
    }
  }

  /**
   * The point has a vector of this name. Where vectors have no names, the name is empty.
   *
   * @param name the vector's name
   */
  record HasVector(String name) implements Filter {}

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
