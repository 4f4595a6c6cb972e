package dev.akin.core.flat;

import dev.akin.core.index.Composition;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import java.util.List;
import java.util.Set;

/** A scan that has no knobs and says so. */
record ExactSearcher(ExactScan scan) implements Searcher {
  @Override
  public SearchResult search(Query query) {
    requireNoKnobs(query);
    return scan.search(query);
  }

  @Override
  public List<SearchResult> searchBatch(List<Query> queries) {
    queries.forEach(ExactSearcher::requireNoKnobs);
    return scan.searchBatch(queries);
  }

  private static void requireNoKnobs(Query query) {
    query.parameters().knobs().requireKnown(Composition.FLAT, Set.of());
  }
}
