package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.OrderBy;
import java.util.Optional;

/**
 * The first points in the order of a payload field.
 *
 * @param limit how many points, 1 to {@value ScrollRequest#MAX_LIMIT}
 * @param filter the points that are put in order; empty means all
 */
public record OrderRequest(OrderBy order, int limit, Optional<Filter> filter, Fetch fetch) {
  public OrderRequest {
    if (limit < 1 || limit > ScrollRequest.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit " + limit + ", must be 1 to " + ScrollRequest.MAX_LIMIT);
    }
  }

  /** The first {@code limit} points with payloads. */
  public static OrderRequest of(OrderBy order, int limit) {
    return new OrderRequest(order, limit, Optional.empty(), Fetch.PAYLOADS);
  }

  public OrderRequest withFilter(Filter newFilter) {
    return new OrderRequest(order, limit, Optional.of(newFilter), fetch);
  }
}
