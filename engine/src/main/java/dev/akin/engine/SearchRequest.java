package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.PointId;
import java.util.Optional;

/**
 * One question to a collection: the points nearest to a target among those that a filter accepts.
 *
 * @param using the name of the vector that is compared; empty where vectors have none. Points
 *     without it are not found
 * @param window which part of the ranking is wanted, and how much of each point
 * @param filter the points that may be found; empty means all
 */
public record SearchRequest(
    SearchTarget target,
    String using,
    Window window,
    Optional<Filter> filter,
    SearchOptions options) {
  /**
   * A part of the ranking: {@code limit} results after the best {@code offset}.
   *
   * @param limit 1 to {@value #MAX_DEPTH}
   * @param offset 0 or more; with the limit at most {@value #MAX_DEPTH}
   */
  public record Window(int limit, int offset, Fetch fetch) {
    public static final int MAX_DEPTH = 100_000;

    public Window {
      if (limit < 1 || offset < 0 || (long) limit + offset > MAX_DEPTH) {
        throw new IllegalArgumentException(
            "limit %,d and offset %,d: the limit must be at least 1, the offset at least 0, both together at most %,d"
                .formatted(limit, offset, MAX_DEPTH));
      }
    }

    int depth() {
      return limit + offset;
    }
  }

  /** The {@code limit} points nearest to a vector, with payloads. */
  public static SearchRequest of(float[] vector, int limit) {
    return of(SearchTarget.vector(vector), limit);
  }

  /** The {@code limit} points most like a stored one, with payloads. */
  public static SearchRequest of(PointId id, int limit) {
    return of(SearchTarget.point(id), limit);
  }

  private static SearchRequest of(SearchTarget target, int limit) {
    return new SearchRequest(
        target,
        NamedVectors.UNNAMED,
        new Window(limit, 0, Fetch.PAYLOADS),
        Optional.empty(),
        SearchOptions.defaults());
  }

  /** The same question by another vector of the points. */
  public SearchRequest withUsing(String vector) {
    return new SearchRequest(target, vector, window, filter, options);
  }

  public SearchRequest withFilter(Filter newFilter) {
    return new SearchRequest(target, using, window, Optional.of(newFilter), options);
  }

  public SearchRequest withOffset(int offset) {
    return new SearchRequest(
        target, using, new Window(window.limit, offset, window.fetch), filter, options);
  }

  public SearchRequest withFetch(Fetch fetch) {
    return new SearchRequest(
        target, using, new Window(window.limit, window.offset, fetch), filter, options);
  }

  public SearchRequest withOptions(SearchOptions newOptions) {
    return new SearchRequest(target, using, window, filter, newOptions);
  }

  SearchRequest withTarget(SearchTarget newTarget) {
    return new SearchRequest(newTarget, using, window, filter, options);
  }

  public SearchRequest exact() {
    return withOptions(options.withExact(true));
  }
}
