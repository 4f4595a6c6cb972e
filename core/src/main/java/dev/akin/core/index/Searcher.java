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
   */
  SearchResult search(Query query);

  /**
   * The answers of {@link #search} to several queries, in their order; families share work among
   * them.
   */
  default List<SearchResult> searchBatch(List<Query> queries) {
    return queries.stream().map(this::search).toList();
  }
}
