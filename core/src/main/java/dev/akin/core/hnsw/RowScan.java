package dev.akin.core.hnsw;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.NearestCandidates;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.BatchScorer;
import java.util.OptionalDouble;

/**
 * Compares a query with every row that its filter accepts, by whatever a scorer measures: what a
 * search over codes does where a walk would cost more. Owned by one thread at a time.
 */
final class RowScan implements Searcher {
  private static final int BATCH = 64;

  private final BatchScorer scorer;
  private final int size;
  private final RowBatch batch = new RowBatch(BATCH);
  private final NearestCandidates nearest = new NearestCandidates();

  RowScan(BatchScorer scorer, int size) {
    this.scorer = scorer;
    this.size = size;
  }

  @Override
  public SearchResult search(Query query) {
    query.requireFilterOf(size);
    scorer.query(query.vector());
    nearest.reset(query.attainable(size));
    OrdinalFilter filter = query.filter();
    batch.clear();
    for (int row = filter.next(0); row < size; row = filter.next(row + 1)) {
      batch.add(row);
      if (batch.isFull()) {
        offer();
      }
    }
    offer();
    SearchStatistics statistics = SearchStatistics.ofScan(scorer.distances());
    return SearchResult.of(nearest.sorted(), statistics, OptionalDouble.empty());
  }

  private void offer() {
    scorer.score(batch);
    for (int i = 0; i < batch.count(); i++) {
      nearest.offer(CandidateKey.of(batch.distance(i), batch.ordinal(i)));
    }
    batch.clear();
  }
}
