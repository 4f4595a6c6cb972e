package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.DatetimeRange;
import dev.akin.engine.filter.Filter.Geo;
import dev.akin.engine.filter.Filter.IsNull;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchAny;
import dev.akin.engine.filter.Filter.MatchExcept;
import dev.akin.engine.filter.Filter.MatchPhrase;
import dev.akin.engine.filter.Filter.MatchText;
import dev.akin.engine.filter.Filter.MinShould;
import dev.akin.engine.filter.Filter.Nested;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.filter.Filter.ValuesCount;
import java.util.List;
import java.util.Set;

/**
 * A filter on a point that every point fulfils of which one object fulfils a nested filter.
 *
 * <p>If an object fulfils "some value at {@code a} is red", then some value at {@code objects[].a}
 * of its point is. Conditions that join such ones with "all" or "at least so many" keep that
 * property, although the values may then come from different objects. Conditions that hold for want
 * of a value, and all negations, say nothing about the point and are left out.
 *
 * @param filter what every such point fulfils
 * @param exact whether only such points fulfil it
 */
record NestedCandidates(Filter filter, boolean exact) {
  private static final NestedCandidates ALL = new NestedCandidates(Filter.all(), false);

  static NestedCandidates of(Nested nested) {
    return under(nested.objects(), nested.filter());
  }

  private static NestedCandidates under(PayloadPath objects, Filter filter) {
    return switch (filter) {
      case Clauses(List<Filter> must, List<Filter> should, List<Filter> mustNot) ->
          clauses(objects, must, should, mustNot);
      case MinShould(List<Filter> conditions, int minCount) ->
          new NestedCandidates(new MinShould(filters(objects, conditions), minCount), false);
      case Nested(PayloadPath inner, Filter condition) ->
          under(objects.followedBy(inner), condition);
      case Match(PayloadPath field, MatchValue value) ->
          exactly(new Match(objects.followedBy(field), value));
      case MatchAny(PayloadPath field, Set<MatchValue> values) ->
          exactly(new MatchAny(objects.followedBy(field), values));
      case MatchExcept(PayloadPath field, Set<MatchValue> values) ->
          exactly(new MatchExcept(objects.followedBy(field), values));
      case MatchText(PayloadPath field, Set<String> words) ->
          exactly(new MatchText(objects.followedBy(field), words));
      case MatchPhrase(PayloadPath field, List<String> words) ->
          exactly(new MatchPhrase(objects.followedBy(field), words));
      case Range(PayloadPath field, Bound low, Bound high) ->
          exactly(new Range(objects.followedBy(field), low, high));
      case DatetimeRange(PayloadPath field, InstantBound low, InstantBound high) ->
          exactly(new DatetimeRange(objects.followedBy(field), low, high));
      case Geo(PayloadPath field, GeoShape shape) ->
          exactly(new Geo(objects.followedBy(field), shape));
      case ValuesCount(PayloadPath field, long least, long most) ->
          least > 0 ? exactly(new ValuesCount(objects.followedBy(field), least, most)) : ALL;
      case IsNull(PayloadPath field) -> exactly(new IsNull(objects.followedBy(field)));
      case Filter.IsEmpty _, Filter.HasId _, Filter.HasVector _ -> ALL;
    };
  }

  private static NestedCandidates clauses(
      PayloadPath objects, List<Filter> must, List<Filter> should, List<Filter> mustNot) {
    List<Filter> all = filters(objects, must);
    List<NestedCandidates> any = should.stream().map(one -> under(objects, one)).toList();
    boolean joined = must.size() + (should.isEmpty() ? 0 : 1) > 1 || !mustNot.isEmpty();
    boolean exactMust = must.size() == 1 && under(objects, must.getFirst()).exact;
    boolean exactShould = !any.isEmpty() && any.stream().allMatch(NestedCandidates::exact);
    return new NestedCandidates(
        new Clauses(all, any.stream().map(NestedCandidates::filter).toList(), List.of()),
        !joined && (exactMust || exactShould));
  }

  private static List<Filter> filters(PayloadPath objects, List<Filter> conditions) {
    return conditions.stream().map(condition -> under(objects, condition).filter).toList();
  }

  private static NestedCandidates exactly(Filter filter) {
    return new NestedCandidates(filter, true);
  }
}
