package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchAny;
import dev.akin.engine.filter.Filter.MinShould;
import dev.akin.engine.filter.Filter.Nested;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Writes filters in other words, by the laws that they are expected to obey. */
final class FilterSpellings {
  private final SplittableRandom random;

  FilterSpellings(SplittableRandom random) {
    this.random = random;
  }

  /** An equal filter that is written differently, throughout. */
  Filter another(Filter filter) {
    Filter written =
        switch (filter) {
          case Clauses clauses -> clauses(clauses);
          case MinShould(List<Filter> conditions, int count) -> minShould(conditions, count);
          case Nested(PayloadPath objects, Filter inner) -> nested(objects, inner);
          case Match(PayloadPath field, MatchValue value) when random.nextBoolean() ->
              new MatchAny(field, Set.of(value));
          case MatchAny(PayloadPath field, Set<MatchValue> values) when random.nextBoolean() ->
              new MinShould(
                  values.stream().<Filter>map(value -> new Match(field, value)).toList(), 1);
          default -> filter;
        };
    return switch (random.nextInt(6)) {
      case 0 -> Filter.mustNot(Filter.mustNot(written));
      case 1 -> Filter.must(written);
      case 2 -> Filter.should(written, written);
      case 3 -> new MinShould(List.of(written, Filter.mustNot(Filter.all())), 1);
      default -> written;
    };
  }

  private Filter clauses(Clauses clauses) {
    List<Filter> must = shuffled(clauses.must());
    List<Filter> mustNot = shuffled(clauses.mustNot());
    List<Filter> should = shuffled(clauses.should());
    if (should.isEmpty() || random.nextBoolean()) {
      return new Clauses(must, should, mustNot);
    }
    // De Morgan: any of them is not none of them.
    must.add(Filter.mustNot(Filter.must(negated(should))));
    Filter none = new Clauses(List.of(), mustNot, List.of());
    return mustNot.isEmpty() || random.nextBoolean()
        ? new Clauses(must, List.of(), mustNot)
        : new Clauses(must, List.of(), List.of(none));
  }

  private Filter minShould(List<Filter> conditions, int count) {
    List<Filter> shuffled = shuffled(conditions);
    if (count == 1 && !shuffled.isEmpty()) {
      return Filter.should(shuffled.toArray(Filter[]::new));
    }
    return count == shuffled.size()
        ? Filter.must(shuffled.toArray(Filter[]::new))
        : new MinShould(shuffled, count);
  }

  /** An object that fulfils one of two filters: one that fulfils this, or one that fulfils that. */
  private Filter nested(PayloadPath objects, Filter inner) {
    Filter another = another(inner);
    if (another instanceof Clauses(var must, var should, var mustNot)
        && must.isEmpty()
        && mustNot.isEmpty()
        && !should.isEmpty()) {
      return Filter.should(
          should.stream().map(one -> new Nested(objects, one)).toArray(Filter[]::new));
    }
    return new Nested(objects, another);
  }

  private Filter[] negated(List<Filter> conditions) {
    return conditions.stream().map(Filter::mustNot).toArray(Filter[]::new);
  }

  private List<Filter> shuffled(List<Filter> conditions) {
    List<Filter> shuffled = new ArrayList<>();
    for (Filter condition : conditions) {
      shuffled.add(random.nextInt(shuffled.size() + 1), another(condition));
    }
    return shuffled;
  }
}
