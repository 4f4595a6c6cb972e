package dev.akin.core.hnsw;

import dev.akin.core.graph.Links;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.BatchScorer;

/** Walks by estimated distances, and says so in the statistics. Owned by one thread at a time. */
final class HnswCodeSearcher implements Searcher {
  private final KnownKnobs knobs;
  private final HnswSearcher searcher;

  HnswCodeSearcher(KnownKnobs knobs, HnswShape shape, Links links, BatchScorer scorer) {
    this.knobs = knobs;
    this.searcher = new HnswSearcher(shape, links, scorer, new RowScan(scorer, shape.size()));
  }

  @Override
  public SearchResult search(Query query) {
    knobs.require(query.parameters().knobs());
    if (query.parameters().exact()) {
      throw new UnsupportedOperationException(
          "%1$s keeps no raw vectors: %1$s,RFlat answers exactly".formatted(knobs.index()));
    }
    SearchResult found = searcher.search(query);
    SearchStatistics walked = found.statistics();
    SearchStatistics estimated =
        new SearchStatistics(0, walked.distances(), walked.visited(), walked.cutShort());
    return new SearchResult(
        found.ordinals(), found.distances(), estimated, found.estimatedRecall());
  }
}
