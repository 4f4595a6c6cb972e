package dev.akin.server.json;

import dev.akin.engine.FacetRequest;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests that count: {@code {"filter":{…},"exact":false}} and, for the values of a field,
 * {@code {"key":"colour","limit":10,"filter":{…}}}. Counts of values are always exact here, so
 * {@code exact} may be given with them and changes nothing.
 */
public final class CountReader {
  private static final int DEFAULT_LIMIT = 10;

  private CountReader() {}

  /**
   * Points to count.
   *
   * @param filter empty for all
   * @param exact whether an estimate will not do
   */
  public record Count(Optional<Filter> filter, boolean exact) {}

  /** Which points are to be counted, and how. */
  public static Count readCount(JsonInput input) {
    Optional<Filter> filter = Optional.empty();
    boolean exact = true;
    input.startObject();
    while (input.nextField()) {
      if (input.isNull()) {
        continue;
      }
      switch (input.field()) {
        case "filter" -> filter = Optional.of(FilterReader.read(input));
        case "exact" -> exact = input.bool();
        default -> throw input.unknownField("filter", "exact");
      }
    }
    return new Count(filter, exact);
  }

  /** The facet that is asked for. */
  public static FacetRequest readFacet(JsonInput input) {
    @Nullable PayloadPath key = null;
    int limit = DEFAULT_LIMIT;
    Optional<Filter> filter = Optional.empty();
    input.startObject();
    while (input.nextField()) {
      if (input.isNull()) {
        continue;
      }
      switch (input.field()) {
        case "key" -> key = PathReader.read(input);
        case "limit" -> limit = input.integer(1, FacetRequest.MAX_LIMIT);
        case "filter" -> filter = Optional.of(FilterReader.read(input));
        case "exact" -> input.bool();
        default -> throw input.unknownField("key", "limit", "filter", "exact");
      }
    }
    if (key == null) {
      throw input.missing("key");
    }
    return new FacetRequest(key, limit, filter);
  }
}
