package dev.akin.engine.filter;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;

/** A query of one segment alone. */
final class SegmentQuery {
  private SegmentQuery() {}

  /** The documents that a query accepts, deleted ones included. */
  static DocIdSetIterator documents(Query query, LeafReader reader) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    Scorer scorer =
        searcher
            .createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
            .scorer(reader.getContext());
    return scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
  }
}
