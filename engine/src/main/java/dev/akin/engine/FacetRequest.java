package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadPath;
import java.util.Optional;

/**
 * How often each value of a payload field occurs.
 *
 * @param field a field as filters name it, holding text, whole numbers or booleans
 * @param limit the most frequent values to return, 1 to {@value #MAX_LIMIT}
 * @param filter the points that count; empty means all
 */
public record FacetRequest(PayloadPath field, int limit, Optional<Filter> filter) {
  public static final int MAX_LIMIT = 10_000;

  public FacetRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + ", must be 1 to " + MAX_LIMIT);
    }
  }

  /** The most frequent values of a field, spelled as {@link PayloadPath#parse} reads it. */
  public static FacetRequest of(String field, int limit) {
    return new FacetRequest(PayloadPath.parse(field), limit, Optional.empty());
  }

  public FacetRequest withFilter(Filter newFilter) {
    return new FacetRequest(field, limit, Optional.of(newFilter));
  }
}
