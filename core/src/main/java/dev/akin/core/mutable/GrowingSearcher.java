package dev.akin.core.mutable;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.SearchStatistics;
import dev.akin.core.index.Searcher;
import dev.akin.core.mutable.GrowingIndex.State;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Searches the sealed part and the tail, and merges. Owned by one thread at a time. */
final class GrowingSearcher implements Searcher {
  private final GrowingIndex index;
  private int compactions;
  private int sealedSize;
  private Searcher sealed;

  GrowingSearcher(GrowingIndex index) {
    this.index = index;
    State state = index.reading(index::state);
    this.compactions = state.compactions();
    this.sealedSize = state.sealed().size();
    // If the index was compacted in between, the first search notices.
    this.sealed = index.reading(() -> index.state().sealed().searcher());
  }

  @Override
  public SearchResult search(Query query) {
    return index.reading(() -> search(query, index.state()));
  }

  private SearchResult search(Query query, State state) {
    query.requireFilterOf(state.rows().size());
    if (compactions != state.compactions()) {
      compactions = state.compactions();
      sealedSize = state.sealed().size();
      sealed = state.sealed().searcher();
    }
    OrdinalFilter filter =
        query.isFiltered() ? query.filter() : OrdinalFilter.all(state.rows().size());
    boolean isWhole = !query.isFiltered() && state.rows().live() == state.rows().size();
    Query inSealed = isWhole ? query : query.withFilter(state.rows().within(0, sealedSize, filter));
    SearchResult old = sealed.search(inSealed);
    if (state.tail().size() == 0) {
      return old;
    }
    OrdinalFilter inTail = state.rows().within(sealedSize, state.rows().size(), filter);
    SearchResult added =
        new ExactScan(state.tail(), index.metric()).search(query.withFilter(inTail));
    return merged(query, old, added);
  }

  private SearchResult merged(Query query, SearchResult old, SearchResult added) {
    long[] keys = new long[old.size() + added.size()];
    for (int i = 0; i < old.size(); i++) {
      keys[i] = CandidateKey.of(old.distances()[i], old.ordinals()[i]);
    }
    for (int i = 0; i < added.size(); i++) {
      keys[old.size() + i] =
          CandidateKey.of(added.distances()[i], added.ordinals()[i] + sealedSize);
    }
    Arrays.sort(keys);
    SearchStatistics first = old.statistics();
    SearchStatistics both =
        new SearchStatistics(
            first.distances() + added.statistics().distances(),
            first.estimates(),
            first.visited(),
            first.cutShort());
    OptionalDouble recall = old.estimatedRecall();
    return SearchResult.of(Arrays.copyOf(keys, Math.min(query.k(), keys.length)), both, recall);
  }
}
