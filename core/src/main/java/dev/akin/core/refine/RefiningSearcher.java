package dev.akin.core.refine;

import dev.akin.core.index.BoundedSearcher;
import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.Candidates;
import dev.akin.core.index.Composition;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.quantizer.ErrorBound;
import dev.akin.core.vector.BatchScorer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares the candidates of an inner searcher again, by raw vectors or a better code. Owned by one
 * thread at a time.
 *
 * <p>Where the inner one's estimates have error bounds, these decide how many raw vectors are read,
 * and the knob {@code k_factor} can only limit them: a recall floor r sets ε₀ so that a neighbor's
 * bound fails with a probability of at most 1 − r ({@link ErrorBound}), without one ε₀ is the
 * paper's 1.9; if the bound ended the refining, that probability is the answer's estimated recall.
 * Otherwise {@code k · k_factor} candidates are compared.
 *
 * <p>Where few vectors are accepted, all of them are compared exactly instead, which is cheaper.
 */
public final class RefiningSearcher implements Searcher {
  /** The knob: how many candidates per wanted neighbor are refined. */
  public static final String K_FACTOR = "k_factor";

  /** Candidates per wanted neighbor where no error bound and no knob says how many. */
  static final int DEFAULT_K_FACTOR = 10;

  /** Rows that are compared exactly in the time it takes to prepare a query for codes. */
  private static final int FEW = 1_000;

  /** Codes that are scanned in the time of one exact comparison with a row somewhere in memory. */
  private static final int CODES_PER_ROW = 16;

  /** Rows per call of the kernel. */
  private static final int BATCH = 64;

  private final KnownKnobs knobs;
  private final Searcher inner;
  private final int size;
  private final BatchScorer scorer;
  private final Optional<ExactScan> scan;
  private final BoundedRefinement bounded;
  private final RowBatch batch = new RowBatch(BATCH);
  private final NearestCandidates nearest = new NearestCandidates();

  /**
   * A searcher around another, which it owns.
   *
   * @param vectors the raw vectors by the inner searcher's ordinals
   * @param metric the metric of the answers
   * @param knobs those of the inner searcher and {@link #K_FACTOR}
   */
  public RefiningSearcher(Searcher inner, VectorSet vectors, Metric metric, KnownKnobs knobs) {
    this(inner, new RawRefinement(vectors, metric), knobs);
  }

  RefiningSearcher(Searcher inner, Refinement refinement, KnownKnobs knobs) {
    this.knobs = knobs;
    this.inner = inner;
    this.size = refinement.size();
    this.scorer = refinement.scorer();
    this.scan = refinement.vectors().map(vectors -> new ExactScan(vectors, refinement.metric()));
    this.bounded = new BoundedRefinement(scorer);
  }

  @Override
  public SearchResult search(Query query) {
    SearchParameters parameters = query.parameters();
    knobs.require(parameters.knobs());
    query.requireFilterOf(size);
    Query rough = query.withParameters(parameters.withoutKnob(K_FACTOR));
    if (scan.isPresent() && (parameters.exact() || isExactCheaper(query))) {
      return scan.get().search(query);
    }
    if (parameters.exact()) {
      throw new UnsupportedOperationException(
          "%s keeps no raw vectors: %s answers exactly"
              .formatted(knobs.index(), Composition.withRawVectors(knobs.index())));
    }
    scorer.query(query.vector());
    if (inner instanceof BoundedSearcher searcher && searcher.hasErrorBounds()) {
      double epsilon = epsilon(parameters.recall());
      return refineBounded(query, searcher.candidates(rough, epsilon), epsilon);
    }
    int wanted = query.withK((int) Math.min(limit(query), Integer.MAX_VALUE)).attainable(size);
    return refine(query, inner.search(rough.withK(Math.max(wanted, 1))));
  }

  /** Candidates that are compared at most; no limit is {@link Integer#MAX_VALUE} times k. */
  private long limit(Query query) {
    boolean hasBounds = inner instanceof BoundedSearcher searcher && searcher.hasErrorBounds();
    int unset = hasBounds ? Integer.MAX_VALUE : DEFAULT_K_FACTOR;
    return (long) query.k() * query.parameters().knobs().get(K_FACTOR, unset);
  }

  private boolean isExactCheaper(Query query) {
    int accepted = query.isFiltered() ? query.filter().cardinality() : size;
    long limit = limit(query);
    boolean allWouldBeRefined = limit < Integer.MAX_VALUE && accepted <= limit;
    long codes = inner instanceof BoundedSearcher searcher ? searcher.codesToScore(query) : 0;
    return allWouldBeRefined || accepted <= Math.max(FEW, codes / CODES_PER_ROW);
  }

  private static double epsilon(OptionalDouble recall) {
    return recall.isPresent() ? ErrorBound.epsilon(recall.getAsDouble()) : ErrorBound.PAPER;
  }

  private SearchResult refineBounded(Query query, Candidates candidates, double epsilon) {
    SearchStatistics scanned = candidates.statistics();
    long limit = limit(query);
    long budget = query.parameters().budget().distances();
    long affordable = Math.max(budget - scanned.estimates(), query.k());
    bounded.begin(query.k(), query.parameters().within());
    boolean certain = bounded.run(candidates, Math.min(limit, affordable));
    boolean cutShort = scanned.cutShort() || (!certain && affordable < limit);
    return SearchResult.of(
        bounded.nearest(),
        withRefining(scanned, cutShort),
        certain && !cutShort
            ? OptionalDouble.of(ErrorBound.probability(epsilon))
            : OptionalDouble.empty());
  }

  private SearchResult refine(Query query, SearchResult found) {
    nearest.reset(Math.min(query.k(), found.size()));
    for (int from = 0; from < found.size(); from += BATCH) {
      batch.clear();
      for (int i = from; i < Math.min(from + BATCH, found.size()); i++) {
        batch.add(found.ordinals()[i]);
      }
      scorer.score(batch);
      for (int i = 0; i < batch.count(); i++) {
        nearest.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
      }
    }
    return SearchResult.of(
        nearest.sorted(),
        withRefining(found.statistics(), found.statistics().cutShort()),
        OptionalDouble.empty());
  }

  private SearchStatistics withRefining(SearchStatistics inside, boolean cutShort) {
    return new SearchStatistics(
        inside.distances() + scorer.distances(), inside.estimates(), inside.visited(), cutShort);
  }
}
