package dev.akin.core.hnsw;

import dev.akin.core.graph.LayerSearch;
import dev.akin.core.graph.Links;
import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.CandidatePool;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.BatchScorer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * K-NN-SEARCH, Algorithm 5 of the paper, and the decision when not to use it: few matches are
 * compared one by one, which is exact and costs less than a walk.
 */
final class HnswSearcher implements Searcher {
  static final String EF_SEARCH = "efSearch";

  /** The cost of a filtered walk against that of a scan of ef · M rows, measured. */
  private static final long FILTERED_WALK = 4;

  private HnswShape shape;
  private final BatchScorer scorer;
  private final LayerSearch search;
  private final Searcher scan;

  /**
   * A searcher of a graph.
   *
   * @param scorer what walks measure with
   * @param scan compares the query with every match, by the same measure
   */
  HnswSearcher(HnswShape shape, Links links, BatchScorer scorer, Searcher scan) {
    this.shape = shape;
    this.scorer = scorer;
    this.search = new LayerSearch(links, scorer, shape.size());
    this.scan = scan;
  }

  /** A searcher that measures exactly. */
  static HnswSearcher exact(HnswShape shape, Links links, VectorSet vectors) {
    Metric metric = shape.population().metric();
    return new HnswSearcher(
        shape, links, new RowScorer(vectors, metric), new ExactScan(vectors, metric));
  }

  /** Begins elsewhere from now on: the graph has changed, its lists and places have not moved. */
  void follow(HnswShape shape) {
    this.shape = shape;
  }

  @Override
  public SearchResult search(Query query) {
    return search(query, query);
  }

  /**
   * Answers a query of a graph that holds more than its vectors.
   *
   * @param query what a walk along the links looks for
   * @param scanned the same with a filter that leaves out places without a vector, to which no link
   *     leads
   */
  SearchResult search(Query query, Query scanned) {
    SearchParameters parameters = query.parameters();
    parameters.knobs().requireKnown("HNSW" + shape.parameters().m(), Set.of(EF_SEARCH));
    query.requireFilterOf(shape.size());
    int matches = scanned.isFiltered() ? scanned.filter().cardinality() : shape.size();
    int ef = Math.max(parameters.knobs().get(EF_SEARCH, shape.parameters().efSearch()), query.k());
    if (parameters.exact() || isScanCheaper(query, matches, ef)) {
      return scan.search(scanned);
    }
    return walk(query, scanned, ef);
  }

  /**
   * Whether comparing all matches costs less than a walk. A walk needs about ef · M distances, a
   * filtered one in addition the links behind all nodes that are left out, which costs as much as
   * four times the distances of a scan; and where less than one node in 2 M matches, too few
   * matches lie within two steps of another.
   */
  private boolean isScanCheaper(Query query, int matches, int ef) {
    long m = shape.parameters().m();
    if (!query.isFiltered()) {
      return matches <= ef * m;
    }
    return matches <= FILTERED_WALK * ef * m || 2 * m * matches < shape.size();
  }

  /** K-NN-SEARCH. */
  private SearchResult walk(Query query, Query scanned, int ef) {
    scorer.query(query.vector());
    search.begin(query.parameters().budget().distances());
    int entry = shape.tower().entry();
    long nearest = CandidateKey.of(scorer.distance(entry), entry);
    for (int level = shape.tower().levels() - 1; level > 0; level--) {
      nearest = search.descend(nearest, level);
    }
    CandidatePool found =
        query.isFiltered()
            ? search.searchFiltered(nearest, ef, query.filter())
            : search.search(new long[] {nearest}, ef, 0);
    boolean cutShort = search.isCutShort();
    if (!found.isFull() && !cutShort) {
      // The graph ended before ef candidates were found, although more match: nothing says that
      // these are near.
      return afterWalk(scan.search(scanned));
    }
    long[] best = matching(found, query);
    if (best.length < query.k() && !cutShort) {
      return afterWalk(scan.search(scanned));
    }
    return SearchResult.of(best, statistics(cutShort), OptionalDouble.empty());
  }

  /**
   * The k best candidates that the filter accepts; only the entry point may be one that it does
   * not.
   */
  private static long[] matching(CandidatePool found, Query query) {
    OrdinalFilter filter = query.filter();
    long[] best = found.best(query.k() + 1);
    int kept = 0;
    for (long key : best) {
      if (kept < query.k() && filter.accepts(CandidateKey.ordinal(key))) {
        best[kept++] = key;
      }
    }
    return Arrays.copyOf(best, kept);
  }

  private SearchStatistics statistics(boolean cutShort) {
    return new SearchStatistics(scorer.distances(), 0, search.expanded(), cutShort);
  }

  /** The answer of a scan that had to follow a walk, with the cost of both. */
  private SearchResult afterWalk(SearchResult scanned) {
    long distances = scorer.distances() + scanned.statistics().distances();
    SearchStatistics both = new SearchStatistics(distances, 0, search.expanded(), false);
    return new SearchResult(
        scanned.ordinals(), scanned.distances(), both, scanned.estimatedRecall());
  }
}
