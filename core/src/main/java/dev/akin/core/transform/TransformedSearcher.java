package dev.akin.core.transform;

import dev.akin.core.index.BoundedSearcher;
import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.Candidates;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Maps queries on their way in and distances on their way out. Error bounds of the inner index's
 * codes hold for mapped distances where the transform keeps these. Owned by one thread at a time.
 */
final class TransformedSearcher implements BoundedSearcher {
  /** How much farther than asked a range is searched, so that rounding leaves nothing out. */
  private static final float RANGE_MARGIN = 1e-5f;

  private final TransformedIndex index;
  private final Searcher inner;
  private final VectorMapper mapper;
  private final KnownKnobs knobs;

  /** A query on the other side, and the way back. */
  private record Mapped(Query query, DistanceMap distances) {}

  TransformedSearcher(TransformedIndex index, Searcher inner) {
    this.index = index;
    this.inner = inner;
    this.mapper = index.transform().mapper();
    this.knobs = index.knobs();
  }

  @Override
  public SearchResult search(Query query) {
    Mapped mapped = map(query);
    return mapBack(inner.search(mapped.query), mapped.distances);
  }

  @Override
  public List<SearchResult> searchBatch(List<Query> queries) {
    List<Mapped> mapped = queries.stream().map(this::map).toList();
    List<SearchResult> found = inner.searchBatch(mapped.stream().map(Mapped::query).toList());
    List<SearchResult> results = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      results.add(mapBack(found.get(i), mapped.get(i).distances));
    }
    return results;
  }

  @Override
  public SearchResult searchRange(Query query, float maxDistance) {
    Mapped mapped = map(query);
    float radius = mapped.distances.inner(maxDistance);
    float margin = RANGE_MARGIN * Math.max(Math.abs(radius), Float.MIN_NORMAL);
    SearchResult found =
        mapBack(inner.searchRange(mapped.query, radius + margin), mapped.distances);
    int within = found.size();
    while (within > 0 && found.distances()[within - 1] > maxDistance) {
      within--;
    }
    return new SearchResult(
        Arrays.copyOf(found.ordinals(), within),
        Arrays.copyOf(found.distances(), within),
        found.statistics(),
        found.estimatedRecall());
  }

  @Override
  public boolean hasErrorBounds() {
    return index.keepsDistances()
        && inner instanceof BoundedSearcher bounded
        && bounded.hasErrorBounds();
  }

  @Override
  public long codesToScore(Query query) {
    return inner instanceof BoundedSearcher bounded ? bounded.codesToScore(query) : 0;
  }

  @Override
  public Candidates candidates(Query query, double epsilon) {
    if (!hasErrorBounds()) {
      throw new IllegalStateException(index.specification() + " has no error bounds");
    }
    Mapped mapped = map(query);
    return new MappedCandidates(
        ((BoundedSearcher) inner).candidates(mapped.query, epsilon), mapped.distances);
  }

  /** Candidates whose bounds are mapped back as they are read. */
  private record MappedCandidates(Candidates inner, DistanceMap distances) implements Candidates {
    @Override
    public int count() {
      return inner.count();
    }

    @Override
    public long candidate(int i) {
      long key = inner.candidate(i);
      return CandidateKey.of(
          distances.outer(CandidateKey.distance(key)), CandidateKey.ordinal(key));
    }

    @Override
    public SearchStatistics statistics() {
      return inner.statistics();
    }
  }

  private Mapped map(Query query) {
    float[] vector = query.vector();
    knobs.require(query.parameters().knobs());
    if (vector.length != index.dimension()) {
      throw new IllegalArgumentException(
          "query has dimension %,d, the index has %,d".formatted(vector.length, index.dimension()));
    }
    if (query.parameters().exact() && !index.keepsDistances()) {
      throw new UnsupportedOperationException(
          "%s does not keep distances, exact answers need the vectors themselves: \"%s,RFlat\""
              .formatted(index.transform().specification(), index.specification()));
    }
    float[] out = new float[index.transform().outputDimension()];
    DistanceMap distances = mapper.query(index.metric().prepare(vector), out);
    requireFinite(out);
    // Distances inside are others.
    SearchParameters parameters = query.parameters().withWithin(Float.POSITIVE_INFINITY);
    return new Mapped(new Query(out, query.k(), query.filter(), parameters), distances);
  }

  private void requireFinite(float[] mapped) {
    for (float value : mapped) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "%s maps the query to a value of %s: its values are too large, or the index's file is damaged, which verifying it tells"
                .formatted(index.transform().specification(), value));
      }
    }
  }

  private SearchResult mapBack(SearchResult found, DistanceMap distances) {
    OptionalDouble recall =
        index.keepsDistances() ? found.estimatedRecall() : OptionalDouble.empty();
    // Sorted again: inner distances that differ by little may become equal, and equal ones are
    // ordered by ordinal.
    long[] keys = new long[found.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = CandidateKey.of(distances.outer(found.distances()[i]), found.ordinals()[i]);
    }
    Arrays.sort(keys);
    return SearchResult.of(keys, found.statistics(), recall);
  }
}
