package dev.akin.core.index;

import java.util.List;

/** Answers queries with scratch that is reused. Owned by one thread at a time. */
public interface Searcher {
  /**
   * The nearest vectors of a query.
   *
   * @return {@code min(k, matching vectors)} neighbors, nearest first
   * @throws IllegalArgumentException if dimension, filter size, a value or a knob does not fit the
   *     index
   * @throws UnsupportedOperationException if an exact answer is asked of an index without raw
   *     vectors
   */
  SearchResult search(Query query);

  /**
   * The answers of {@link #search} to several queries, in their order; families share work among
   * them.
   */
  default List<SearchResult> searchBatch(List<Query> queries) {
    return queries.stream().map(this::search).toList();
  }

  /**
   * All vectors within a distance, as exactly as the index finds neighbors: exact on exact indexes.
   *
   * @param query its k is how many are looked for at first, not how many come back
   * @param maxDistance the largest distance, in the metric's terms: squared for {@code l2}
   * @return the vectors whose distance is at most that, nearest first; statistics of the last round
   */
  default SearchResult searchRange(Query query, float maxDistance) {
    return RangeSearch.search(this, query, maxDistance);
  }

  /**
   * The neighbors of a query one after another, past k; the searcher belongs to the iterator until
   * it is no longer used.
   *
   * @param query its k is how many are looked for at first
   */
  default NeighborIterator iterate(Query query) {
    return new NeighborIterator(this, query);
  }
}
