package dev.akin.lucene;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.FixedBitSet;

/**
 * Fills a collector of Lucene's with the nearest accepted vectors.
 *
 * <p>A collector of the k best has all it wants after k. One that wants more, because it counts
 * groups instead of documents or takes all above a score, is still open then and gets everything,
 * exactly.
 */
final class CollectorSearch {
  private final AkinSegmentVectors vectors;
  private final OrdinalFilter accepted;

  CollectorSearch(AkinSegmentVectors vectors, OrdinalFilter accepted) {
    this.vectors = vectors;
    this.accepted = accepted;
  }

  void search(float[] target, KnnCollector collector) {
    if (accepted.cardinality() == 0) {
      return;
    }
    Searcher searcher = vectors.searcher();
    Query query = new Query(target, wanted(collector), accepted, parameters(collector));
    SearchResult nearest = searcher.search(query);
    FixedBitSet offered = new FixedBitSet(vectors.size());
    offer(nearest, collector, offered);
    if (query.k() < accepted.cardinality() && wantsMore(collector, nearest)) {
      SearchParameters exact = SearchParameters.defaults().withExact(true);
      Query all = query.withK(accepted.cardinality()).withParameters(exact);
      offer(searcher.search(all), collector, offered);
    }
  }

  /** Whether the collector would take something farther than all that it was offered. */
  private boolean wantsMore(KnnCollector collector, SearchResult offered) {
    return score(offered, offered.size() - 1) > collector.minCompetitiveSimilarity();
  }

  private float score(SearchResult result, int i) {
    return Similarity.score(vectors.metric(), result.distances()[i]);
  }

  private int wanted(KnnCollector collector) {
    return Math.clamp(collector.k(), 1, accepted.cardinality());
  }

  private static SearchParameters parameters(KnnCollector collector) {
    return collector.getSearchStrategy() instanceof AkinSearchStrategy strategy
        ? strategy.parameters()
        : SearchParameters.defaults();
  }

  private void offer(SearchResult result, KnnCollector collector, FixedBitSet offered) {
    collector.incVisitedCount((int) result.statistics().distances());
    for (int i = 0; i < result.size(); i++) {
      int ordinal = result.ordinals()[i];
      if (!offered.getAndSet(ordinal)) {
        collector.collect(vectors.document(ordinal), score(result, i));
      }
    }
  }
}
