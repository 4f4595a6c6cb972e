package dev.akin.engine;

import dev.akin.engine.query.Deadline;
import dev.akin.engine.write.CollectionStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The way of a search to its answer: from the result cache, or by one of the search threads. For
 * any thread.
 */
final class CollectionQueries {
  private final CollectionFormat.Description description;
  private final CollectionStore store;
  private final Map<String, CollectionSearch> searches;
  private final EngineServices services;

  CollectionQueries(
      CollectionFormat.Description description,
      CollectionStore store,
      Map<String, CollectionSearch> searches,
      EngineServices services) {
    this.description = description;
    this.store = store;
    this.searches = searches;
    this.services = services;
  }

  /** Answers a search, with what was answered before if nothing was written since. */
  SearchAnswer search(SearchRequest request) throws Exception {
    if (store.pointsEnd()) {
      // What a moment holds changes with the time.
      return searchAnew(request);
    }
    ResultCache cache = services.cache();
    Optional<SearchAnswer> known = cache.find(description.name(), request, store::moment);
    if (known.isPresent()) {
      return known.get();
    }
    CollectionSearch.Answered answered = compute(request);
    cache.put(description.name(), request, answered.moment(), answered.answer());
    return answered.answer();
  }

  /** Answers a search by searching, whatever was answered before. */
  SearchAnswer searchAnew(SearchRequest request) throws Exception {
    return compute(request).answer();
  }

  /** The search by the vector of a name. */
  CollectionSearch by(String vector) {
    CollectionSearch search = searches.get(vector);
    if (search == null) {
      throw new InvalidRequestException(
          description.parameters().unknownVector(description.name(), vector));
    }
    return search;
  }

  private CollectionSearch.Answered compute(SearchRequest request) throws Exception {
    Duration patience = request.options().timeout().orElse(services.searchTimeout());
    CollectionSearch.Asked asked = new CollectionSearch.Asked(request, Deadline.after(patience));
    return services.pool().run(by(request.using()), asked, asked.deadline());
  }
}
