package dev.akin.core.hnsw;

import dev.akin.core.graph.Links;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.BatchScorer;

/** Walks by estimated distances, and says so in the statistics. Owned by one thread at a time. */
final class HnswCodeSearcher implements Searcher {
  private final String specification;
  private final HnswSearcher searcher;

  HnswCodeSearcher(String specification, HnswShape shape, Links links, BatchScorer scorer) {
    this.specification = specification;
    this.searcher = new HnswSearcher(shape, links, scorer, new RowScan(scorer, shape.size()));
  }

  @Override
  public SearchResult search(Query query) {
    if (query.parameters().exact()) {
      throw new UnsupportedOperationException(
          "%s keeps codes only and cannot answer exactly: build %s,RFlat"
              .formatted(specification, specification));
    }
    SearchResult found = searcher.search(query);
    SearchStatistics walked = found.statistics();
    SearchStatistics estimated =
        new SearchStatistics(0, walked.distances(), walked.visited(), walked.cutShort());
    return new SearchResult(
        found.ordinals(), found.distances(), estimated, found.estimatedRecall());
  }
}
