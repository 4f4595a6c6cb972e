package dev.akin.core.qg;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Searches by walking, and decides when not to: few matches are compared one by one, which is exact
 * and costs less.
 */
final class QgSearcher implements Searcher {
  static final String EF_SEARCH = "efSearch";

  /**
   * What expanding a node costs, in vectors that a scan compares: measured 14 in 128 dimensions, 5
   * in 784.
   */
  private static final long EXPANSION = 8;

  /** A walk keeps nodes more than once; where no knob is set it has that many per neighbor. */
  private static final int CANDIDATES_PER_NEIGHBOR = 2;

  private final QgShape shape;
  private final CodeSpace space;
  private final QueryScorer scorer;
  private final BeamSearch search;
  private final FilteredSearch filtered;
  private final SecondLook secondLook;
  private final ExactScan scan;
  private final NearestCandidates nearest = new NearestCandidates();
  private final float[] rotated;

  QgSearcher(QgShape shape, CodeSpace space, Records records) {
    this.shape = shape;
    this.space = space;
    this.scorer = new QueryScorer(records, shape.metric());
    this.search = new BeamSearch(records, scorer);
    this.filtered = new FilteredSearch(records, scorer);
    this.secondLook = new SecondLook(scorer, shape.metric(), space.codeLength());
    this.scan = new ExactScan(records.vectors(), shape.metric());
    this.rotated = new float[space.codeLength()];
  }

  @Override
  public SearchResult search(Query query) {
    SearchParameters parameters = query.parameters();
    parameters.knobs().requireKnown(QgFamily.SPECIFICATION, Set.of(EF_SEARCH));
    query.requireFilterOf(shape.size());
    int matches = query.isFiltered() ? query.filter().cardinality() : shape.size();
    long ef = Math.max(parameters.knobs().get(EF_SEARCH, defaultEf(query.k())), query.k());
    if (parameters.exact() || isScanCheaper(matches, ef)) {
      return scan.search(query);
    }
    prepare(query.vector());
    // Both fit: where a scan is not cheaper, there are more nodes than ef.
    WalkLimits limits = new WalkLimits((int) ef, query.k(), parameters.budget().distances());
    return query.isFiltered() ? walkFiltered(query, limits, matches) : walk(query, limits);
  }

  private int defaultEf(int k) {
    long enough = CANDIDATES_PER_NEIGHBOR * (long) k;
    return Math.clamp(enough, shape.parameters().efSearch(), Integer.MAX_VALUE);
  }

  /**
   * Whether comparing all matches costs less than expanding about ef nodes that match, and those
   * that are met on the way.
   */
  private boolean isScanCheaper(int matches, long ef) {
    double expanded = (double) ef * shape.size() / Math.max(matches, 1);
    return matches <= EXPANSION * expanded;
  }

  private void prepare(float[] vector) {
    if (vector.length != shape.dimension()) {
      throw new IllegalArgumentException(
          "query has dimension %,d, the index has %,d".formatted(vector.length, shape.dimension()));
    }
    float[] prepared = shape.metric().prepare(vector);
    space.rotate(prepared, rotated);
    scorer.query(prepared, rotated);
  }

  private SearchResult walk(Query query, WalkLimits limits) {
    boolean cutShort = search.run(shape.entry(), limits);
    collect(search.found(), query.k());
    if (!cutShort) {
      secondLook.begin(nearest);
      search.lookAgain(secondLook);
      secondLook.end();
    }
    return answer(query, shape.size(), cutShort);
  }

  private SearchResult walkFiltered(Query query, WalkLimits limits, int matches) {
    // A walk that costs as much as a scan has lost its way: matches are far from the query.
    long patience = matches / EXPANSION * (RecordLayout.DEGREE + 1);
    boolean cutShort = filtered.run(shape.entry(), query.filter(), limits.within(patience));
    if (cutShort && patience < limits.budget()) {
      return afterWalk(scan.search(query));
    }
    collect(filtered.found(), query.k());
    if (!cutShort) {
      secondLook.begin(nearest);
      filtered.lookAgain(query.filter(), secondLook);
      secondLook.end();
    }
    return answer(query, matches, cutShort);
  }

  private void collect(KeyList found, int k) {
    nearest.reset(k);
    for (int i = 0; i < found.size(); i++) {
      nearest.offer(found.get(i));
    }
  }

  /** The nearest of a walk; a scan's answer where it found too few of the matches. */
  private SearchResult answer(Query query, int matches, boolean cutShort) {
    if (nearest.size() < Math.min(query.k(), matches) && !cutShort) {
      return afterWalk(scan.search(query));
    }
    return SearchResult.of(nearest.sorted(), statistics(0, cutShort), OptionalDouble.empty());
  }

  /** The answer of a scan that had to follow a walk, with the cost of both. */
  private SearchResult afterWalk(SearchResult scanned) {
    return new SearchResult(
        scanned.ordinals(),
        scanned.distances(),
        statistics(scanned.statistics().distances(), false),
        scanned.estimatedRecall());
  }

  private SearchStatistics statistics(long scanned, boolean cutShort) {
    return new SearchStatistics(
        scorer.distances() + scanned, scorer.estimates(), scorer.expanded(), cutShort);
  }
}
