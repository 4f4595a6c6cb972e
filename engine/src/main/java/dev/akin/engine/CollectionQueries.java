package dev.akin.engine;

import dev.akin.engine.query.Deadline;
import dev.akin.engine.write.CollectionStore;
import java.time.Duration;
import java.util.Optional;

/**
 * The way of a search to its answer: from the result cache, or by one of the search threads. For
 * any thread.
 */
final class CollectionQueries {
  private final String name;
  private final CollectionStore store;
  private final CollectionSearch search;
  private final EngineServices services;

  CollectionQueries(
      String name, CollectionStore store, CollectionSearch search, EngineServices services) {
    this.name = name;
    this.store = store;
    this.search = search;
    this.services = services;
  }

  /** Answers a search, with what was answered before if nothing was written since. */
  SearchAnswer search(SearchRequest request) throws Exception {
    if (store.pointsEnd()) {
      // What a moment holds changes with the time.
      return searchAnew(request);
    }
    ResultCache cache = services.cache();
    Optional<SearchAnswer> known = cache.find(name, request, store::moment);
    if (known.isPresent()) {
      return known.get();
    }
    CollectionSearch.Answered answered = compute(request);
    cache.put(name, request, answered.moment(), answered.answer());
    return answered.answer();
  }

  /** Answers a search by searching, whatever was answered before. */
  SearchAnswer searchAnew(SearchRequest request) throws Exception {
    return compute(request).answer();
  }

  private CollectionSearch.Answered compute(SearchRequest request) throws Exception {
    Duration patience = request.options().timeout().orElse(services.searchTimeout());
    CollectionSearch.Asked asked = new CollectionSearch.Asked(request, Deadline.after(patience));
    return services.pool().run(search, asked, asked.deadline());
  }
}
