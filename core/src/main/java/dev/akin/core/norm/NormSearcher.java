package dev.akin.core.norm;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.RowScorer;
import java.util.OptionalDouble;

/**
 * Scans blocks of rows, the most promising one next, until its bound is behind the k-th nearest.
 *
 * <p>What norms alone say about the distance of a query q and a row x:
 *
 * <pre>
 *   dot     −⟨q, x⟩  ≥ −‖q‖ ‖x‖          (Cauchy, Schwarz)    long rows first
 *   l2      ‖q − x‖² ≥ (‖q‖ − ‖x‖)²      (triangle)           rows as long as the query first, then
 *                                                             outwards on both sides
 *   cosine  all norms are 1 and say nothing: a scan of everything
 * </pre>
 *
 * <p>Exact: a bound is widened by what float rounding may do to a distance. Only a budget can end
 * the scan before; no recall is claimed then. Owned by one thread at a time.
 */
final class NormSearcher implements Searcher {
  private final NormOrder order;
  private final KnownKnobs knobs;
  private final RowScorer scorer;
  private final RowBatch batch = new RowBatch(NormOrder.BLOCK);
  private final NearestCandidates nearest = new NearestCandidates();

  NormSearcher(NormOrder order, KnownKnobs knobs) {
    this.order = order;
    this.knobs = knobs;
    this.scorer = new RowScorer(order.rows(), order.metric());
    batch.streamed(true);
  }

  @Override
  public SearchResult search(Query query) {
    knobs.require(query.parameters().knobs());
    query.requireFilterOf(order.rows().size());
    scorer.query(query.vector());
    nearest.reset(query.attainable(order.rows().size()));
    long budget =
        query.parameters().exact() ? Long.MAX_VALUE : query.parameters().budget().distances();
    double norm = NormOrder.norm(order.metric().prepare(query.vector()));
    BlockWalk walk = new BlockWalk(order, norm);
    int visited = 0;
    while (walk.hasNext() && !isBehind(walk.bound()) && scorer.distances() < budget) {
      scan(walk.next(), query);
      visited++;
    }
    boolean cutShort = walk.hasNext() && !isBehind(walk.bound());
    return SearchResult.of(
        nearest.sorted(),
        new SearchStatistics(scorer.distances(), 0, visited, cutShort),
        cutShort ? OptionalDouble.empty() : OptionalDouble.of(1));
  }

  /** Whether a distance exceeds the k-th nearest, once there are k. */
  private boolean isBehind(double bound) {
    return nearest.threshold() != CandidateKey.WORST
        && bound > CandidateKey.distance(nearest.threshold());
  }

  private void scan(int block, Query query) {
    batch.clear();
    int end = Math.min((block + 1) * NormOrder.BLOCK, order.rows().size());
    for (int place = block * NormOrder.BLOCK; place < end; place++) {
      int ordinal = order.ordinal(place);
      // Of a damaged file, a row with an ordinal of no row is left out.
      boolean isRow = ordinal >= 0 && ordinal < order.rows().size();
      if (isRow && query.filter().accepts(ordinal)) {
        batch.add(place);
      }
    }
    scorer.score(batch);
    for (int i = 0; i < batch.count(); i++) {
      nearest.offer(CandidateKey.of(batch.distance(i), order.ordinal(batch.ordinal(i))));
    }
  }
}
