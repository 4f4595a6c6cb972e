package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.IsEmpty;
import dev.akin.engine.filter.Filter.MinShould;
import dev.akin.engine.filter.Filter.Nested;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;

/**
 * An estimate of the part of a segment's documents that a filter accepts, without visiting them.
 * For a condition it is what Lucene knows before a search: how many documents have a term, how many
 * points lie in the cells of a range; for one on an updatable field, how many of a sample of
 * documents fulfil it. Conditions that are joined are taken to be independent of each other. For
 * one request on one thread.
 *
 * <p>It is far off where conditions imply or exclude each other, and for nested filters, whose
 * candidates it counts.
 */
public final class CountEstimate {
  private final FilterQueries queries;
  private final LeafReader reader;
  private final IndexSearcher searcher;

  /** An estimate for one segment. */
  public CountEstimate(FilterQueries queries, LeafReader reader) {
    this.queries = queries;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.searcher.setQueryCache(null);
  }

  /** The part of all documents, from 0 to 1. */
  public double fraction(Filter filter) throws IOException {
    Optional<UpdatableQuery> updatable = queries.ofUpdatable(filter);
    if (updatable.isPresent()) {
      return updatable.get().fraction(reader);
    }
    return switch (filter) {
      case Clauses(List<Filter> must, List<Filter> should, List<Filter> mustNot) -> {
        double fraction = should.isEmpty() ? 1 : atLeast(1, should);
        for (Filter condition : must) {
          fraction *= fraction(condition);
        }
        for (Filter condition : mustNot) {
          fraction *= 1 - fraction(condition);
        }
        yield fraction;
      }
      case MinShould(List<Filter> conditions, int minCount) -> atLeast(minCount, conditions);
      case Nested nested -> fraction(NestedCandidates.of(nested).filter());
      case IsEmpty(PayloadPath field) -> 1 - fraction(FilterQueries.filled(field));
      case Filter.Match _,
          Filter.MatchAny _,
          Filter.MatchExcept _,
          Filter.MatchText _,
          Filter.MatchPhrase _,
          Filter.Range _,
          Filter.DatetimeRange _,
          Filter.Geo _,
          Filter.ValuesCount _,
          Filter.HasId _,
          Filter.HasVector _,
          Filter.IsNull _ ->
          fraction(queries.of(filter));
    };
  }

  /** The probability that so many of independent conditions hold. */
  private double atLeast(int count, List<Filter> conditions) throws IOException {
    if (count > conditions.size()) {
      return 0;
    }
    // held[i]: the probability that i of the conditions so far hold; the last entry is "or more".
    double[] held = new double[count + 1];
    held[0] = 1;
    for (Filter condition : conditions) {
      double holds = fraction(condition);
      for (int i = count; i > 0; i--) {
        double before = i == count ? held[i] : held[i] * (1 - holds);
        held[i] = before + held[i - 1] * holds;
      }
      if (count > 0) {
        held[0] *= 1 - holds;
      }
    }
    return held[count];
  }

  private double fraction(Query query) throws IOException {
    ScorerSupplier found =
        searcher
            .createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
            .scorerSupplier(reader.getContext());
    return found == null ? 0 : Math.min(1, found.cost() / (double) reader.maxDoc());
  }
}
