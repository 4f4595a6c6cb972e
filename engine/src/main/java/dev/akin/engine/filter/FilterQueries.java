package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Clauses;
import dev.akin.engine.filter.Filter.DatetimeRange;
import dev.akin.engine.filter.Filter.Geo;
import dev.akin.engine.filter.Filter.HasId;
import dev.akin.engine.filter.Filter.HasVector;
import dev.akin.engine.filter.Filter.IsEmpty;
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
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Filters as Lucene queries over documents with the fields of {@link PayloadFields}. A query
 * accepts the documents whose payload and id {@link Filter#matches} accepts. For one request on one
 * thread.
 *
 * <p>A condition on a path looks at two fields: values at the path itself and, where it leads to
 * lists, at their elements. A condition on an updatable field looks at its doc values alone.
 */
public final class FilterQueries {
  private final PointFields fields;
  private final PayloadIndexes indexes;
  private final List<PayloadIndexes.Built> built = new ArrayList<>();

  /** Queries over documents with such fields, and the indexes of their segments. */
  public FilterQueries(PointFields fields, PayloadIndexes indexes) {
    this.fields = fields;
    this.indexes = indexes;
  }

  /** The query of a filter. All its scores are the same. */
  public Query of(Filter filter) {
    return new ConstantScoreQuery(query(filter));
  }

  /** The indexes that had to be built while the queries ran. */
  public List<PayloadIndexes.Built> built() {
    return List.copyOf(built);
  }

  /** The query of a condition on an updatable field, if the filter is one. */
  Optional<UpdatableQuery> ofUpdatable(Filter filter) {
    return UpdatableCondition.of(filter, fields.updatable())
        .map(condition -> new UpdatableQuery(filter, condition));
  }

  private Query query(Filter filter) {
    Optional<UpdatableQuery> updatable = ofUpdatable(filter);
    if (updatable.isPresent()) {
      return updatable.get();
    }
    Optional<PayloadIndex> index = PayloadIndex.of(filter);
    return index.isPresent()
        ? new PayloadIndexQuery(filter, index.get(), indexes, built)
        : ofFields(filter);
  }

  private Query ofFields(Filter filter) {
    return switch (filter) {
      case Clauses clauses -> clauses(clauses);
      case MinShould minShould -> minShould(minShould);
      case Nested nested -> nested(nested);
      case Match(PayloadPath field, MatchValue value) ->
          eachField(field, terms -> new TermQuery(new Term(terms, PayloadTerms.of(value))));
      case MatchAny(PayloadPath field, Set<MatchValue> values) ->
          eachField(field, terms -> termIn(terms, terms(values)));
      case MatchExcept(PayloadPath field, Set<MatchValue> values) ->
          any(
              eachField(field, terms -> new OtherTermQuery(terms, terms(values))),
              marked(PayloadFields.NESTED, field.toString()));
      case Range range -> range(range);
      case HasId(Set<PointId> ids) ->
          termIn(fields.id(), ids.stream().map(id -> new BytesRef(id.toBytes())).toList());
      case HasVector(String name) -> new FieldExistsQuery(fields.vector(name));
      case IsEmpty(PayloadPath field) -> not(filled(field));
      case IsNull(PayloadPath field) -> marked(PayloadFields.NULLS, field.toString());
      case MatchText _, MatchPhrase _, DatetimeRange _, Geo _, ValuesCount _ ->
          throw new AssertionError("has an index: " + filter);
    };
  }

  private Query clauses(Clauses clauses) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    clauses.must().forEach(condition -> all.add(query(condition), Occur.FILTER));
    clauses.mustNot().forEach(condition -> all.add(query(condition), Occur.MUST_NOT));
    if (!clauses.should().isEmpty()) {
      Query[] alternatives = clauses.should().stream().map(this::query).toArray(Query[]::new);
      all.add(any(alternatives), Occur.FILTER);
    }
    return all.build();
  }

  private Query minShould(MinShould minShould) {
    if (minShould.minCount() == 0) {
      return MatchAllDocsQuery.INSTANCE;
    }
    if (minShould.minCount() > minShould.conditions().size()) {
      return new MatchNoDocsQuery("more conditions than there are");
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    minShould.conditions().forEach(condition -> any.add(query(condition), Occur.SHOULD));
    return any.setMinimumNumberShouldMatch(minShould.minCount()).build();
  }

  private Query nested(Nested nested) {
    NestedCandidates candidates = NestedCandidates.of(nested);
    if (candidates.exact()) {
      return query(candidates.filter());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(hasObject(nested.objects()), Occur.FILTER);
    all.add(query(candidates.filter()), Occur.FILTER);
    return new VerifiedQuery(all.build(), nested, fields.payload());
  }

  private static Query hasObject(PayloadPath path) {
    return new TermQuery(new Term(PayloadFields.terms(path.toString()), PayloadTerms.OBJECT));
  }

  /** Whether a value stands at the path that is neither null nor an empty list. */
  static Query filled(PayloadPath field) {
    return any(
        eachField(field, FieldExistsQuery::new),
        marked(PayloadFields.NULLS, field.elements()),
        marked(PayloadFields.NESTED, field.toString()));
  }

  private static Query range(Range range) {
    String path = range.field().toString();
    String elements = range.field().elements();
    Interval wholes = Interval.of(range.low(), range.high());
    double low = range.low().value();
    double high = range.high().value();
    double least = range.low().inclusive() ? low : DoublePoint.nextUp(low);
    double most = range.high().inclusive() ? high : DoublePoint.nextDown(high);
    return any(
        wholes.query(PayloadFields.wholes(path)),
        wholes.query(PayloadFields.wholes(elements)),
        between(PayloadFields.fractions(path), least, most),
        between(PayloadFields.fractions(elements), least, most));
  }

  private static Query between(String field, double least, double most) {
    return least <= most
        ? DoubleField.newRangeQuery(field, least, most)
        : new MatchNoDocsQuery("empty range");
  }

  /**
   * The whole numbers of a range.
   *
   * @param least the least, greater than {@code most} if there are none
   * @param most the greatest
   */
  record Interval(long least, long most) {
    private static final Interval EMPTY = new Interval(1, 0);

    static Interval of(Bound low, Bound high) {
      if (low.value() >= 0x1p63 || high.value() < -0x1p63) {
        return EMPTY;
      }
      long least = (long) Math.ceil(low.value());
      if (low.value() == least && !low.inclusive()) {
        least++;
      }
      long most = (long) Math.floor(high.value());
      if (high.value() == most && !high.inclusive() && high.value() < 0x1p63) {
        if (most == Long.MIN_VALUE) {
          return EMPTY;
        }
        most--;
      }
      return new Interval(least, most);
    }

    Query query(String field) {
      return least <= most
          ? LongField.newRangeQuery(field, least, most)
          : new MatchNoDocsQuery("empty range");
    }
  }

  private static Query eachField(PayloadPath field, Function<String, Query> query) {
    return any(
        query.apply(PayloadFields.terms(field.toString())),
        query.apply(PayloadFields.terms(field.elements())));
  }

  private static Query termIn(String field, Collection<BytesRef> terms) {
    return terms.isEmpty() ? new MatchNoDocsQuery("no values") : new TermInSetQuery(field, terms);
  }

  private static List<BytesRef> terms(Set<MatchValue> values) {
    return values.stream().map(PayloadTerms::of).toList();
  }

  private static Query marked(String field, String path) {
    return new TermQuery(new Term(field, path));
  }

  private static Query any(Query... alternatives) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Query alternative : alternatives) {
      any.add(alternative, Occur.SHOULD);
    }
    return any.build();
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }
}
