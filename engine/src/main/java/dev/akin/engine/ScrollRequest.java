package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.PointId;
import java.util.Optional;

/**
 * A page of points in the order of their ids.
 *
 * @param limit points per page, 1 to {@value #MAX_LIMIT}
 * @param from the first id that may be on the page; empty starts at the lowest
 */
public record ScrollRequest(
    int limit, Optional<PointId> from, Optional<Filter> filter, Fetch fetch) {
  public static final int MAX_LIMIT = 100_000;

  public ScrollRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + ", must be 1 to " + MAX_LIMIT);
    }
  }

  /** The first {@code limit} points with payloads. */
  public static ScrollRequest of(int limit) {
    return new ScrollRequest(limit, Optional.empty(), Optional.empty(), Fetch.PAYLOADS);
  }

  public ScrollRequest withFrom(PointId id) {
    return new ScrollRequest(limit, Optional.of(id), filter, fetch);
  }

  public ScrollRequest withFilter(Filter newFilter) {
    return new ScrollRequest(limit, from, Optional.of(newFilter), fetch);
  }

  public ScrollRequest withFetch(Fetch newFetch) {
    return new ScrollRequest(limit, from, filter, newFetch);
  }
}
