package dev.akin.core.refine;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.OptionalDouble;

/**
 * Asks for {@code k · k_factor} candidates and keeps the k that raw vectors say are nearest. Owned
 * by one thread at a time.
 */
final class RefiningSearcher implements Searcher {
  static final String K_FACTOR = "k_factor";

  /** Candidates per wanted neighbor unless the knob says otherwise. */
  static final int DEFAULT_K_FACTOR = 10;

  /** Rows per call of the kernel. */
  private static final int BATCH = 64;

  private final Searcher inner;
  private final VectorSet vectors;
  private final RowScorer scorer;
  private final ExactScan scan;
  private final RowBatch batch = new RowBatch(BATCH);
  private final NearestCandidates nearest = new NearestCandidates();

  RefiningSearcher(Searcher inner, VectorSet vectors, Metric metric) {
    this.inner = inner;
    this.vectors = vectors;
    this.scorer = new RowScorer(vectors, metric);
    this.scan = new ExactScan(vectors, metric);
  }

  @Override
  public SearchResult search(Query query) {
    SearchParameters parameters = query.parameters();
    query.requireFilterOf(vectors.size());
    if (parameters.exact()) {
      return scan.search(query);
    }
    scorer.query(query.vector());
    long candidates = (long) query.k() * parameters.knobs().get(K_FACTOR, DEFAULT_K_FACTOR);
    int wanted = query.withK((int) Math.min(candidates, Integer.MAX_VALUE)).attainable(size());
    Query wider = query.withK(Math.max(wanted, 1)).withParameters(parameters.withoutKnob(K_FACTOR));
    return refine(query, inner.search(wider));
  }

  private int size() {
    return vectors.size();
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
    SearchStatistics inside = found.statistics();
    SearchStatistics all =
        new SearchStatistics(
            inside.distances() + scorer.distances(),
            inside.estimates(),
            inside.visited(),
            inside.cutShort());
    return SearchResult.of(nearest.sorted(), all, OptionalDouble.empty());
  }
}
