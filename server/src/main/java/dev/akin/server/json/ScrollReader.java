package dev.akin.server.json;

import dev.akin.engine.CollectionParameters;
import dev.akin.engine.OrderRequest;
import dev.akin.engine.ScrollRequest;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests for points without a search: a page ({@code
 * {"limit":10,"offset":7,"filter":{…}}}), the first in the order of a field ({@code
 * {"limit":10,"order_by":…}}, see {@link OrderReader}) or given ids ({@code {"ids":[1,2]}}), each
 * with {@code with_payload} (true if absent) and {@code with_vector}.
 */
public final class ScrollReader {
  /** How many points one page or one list of ids may ask for. */
  public static final int MAX_LIMIT = 10_000;

  private static final int DEFAULT_LIMIT = 10;

  private PayloadSelection payload = PayloadSelection.ALL;
  private VectorSelection vectors = VectorSelection.NONE;
  private final Set<String> vectorNames;

  private ScrollReader(CollectionParameters parameters) {
    this.vectorNames = parameters.vectors().keySet();
  }

  /**
   * A page and how it is written.
   *
   * @param order where present, the page is in the order of a field, not of ids
   */
  public record Scroll(ScrollRequest request, Optional<OrderBy> order, PointsWriter writer) {
    /** The request for the first points in an order. */
    public OrderRequest ordered(OrderBy by) {
      return new OrderRequest(by, request.limit(), request.filter(), request.fetch());
    }
  }

  /** Ids and how their points are written. */
  public record Lookup(List<PointId> ids, PointsWriter writer) {}

  /** Reads a request for a page. */
  public static Scroll readScroll(JsonInput input, CollectionParameters parameters) {
    return new ScrollReader(parameters).scroll(input);
  }

  /** Reads a request for points by their ids. */
  public static Lookup readLookup(JsonInput input, CollectionParameters parameters) {
    return new ScrollReader(parameters).lookup(input);
  }

  private Scroll scroll(JsonInput input) {
    int limit = DEFAULT_LIMIT;
    Optional<PointId> from = Optional.empty();
    Optional<Filter> filter = Optional.empty();
    Optional<OrderBy> order = Optional.empty();
    input.startObject();
    while (input.nextField()) {
      if (input.isNull()) {
        continue;
      }
      switch (input.field()) {
        case "order_by" -> order = Optional.of(OrderReader.read(input));
        case "limit" -> limit = input.integer(1, MAX_LIMIT);
        case "offset" -> from = Optional.of(IdReader.read(input));
        case "filter" -> filter = Optional.of(FilterReader.read(input));
        default -> {
          if (!accept(input)) {
            throw input.unknownField(
                "limit", "offset", "filter", "order_by", "with_payload", "with_vector");
          }
        }
      }
    }
    if (order.isPresent() && from.isPresent()) {
      throw input.refusal(
          "offset goes with the order of ids; with order_by, use order_by.start_from and a filter"
              + " without the ids that were seen");
    }
    ScrollRequest request = new ScrollRequest(limit, from, filter, payload.fetch(vectors));
    return new Scroll(request, order, writer());
  }

  private Lookup lookup(JsonInput input) {
    @Nullable List<PointId> ids = null;
    input.startObject();
    while (input.nextField()) {
      if (input.field().equals("ids")) {
        ids = IdReader.readList(input);
      } else if (!input.isNull() && !accept(input)) {
        throw input.unknownField("ids", "with_payload", "with_vector");
      }
    }
    if (ids == null) {
      throw input.missing("ids");
    }
    if (ids.size() > MAX_LIMIT) {
      throw input.refusal(ids.size() + " ids, at most " + MAX_LIMIT + " are looked up at once");
    }
    return new Lookup(ids, writer());
  }

  private boolean accept(JsonInput input) {
    switch (input.field()) {
      case "with_payload" -> payload = FetchReader.payload(input);
      case "with_vector" -> vectors = FetchReader.vectors(input, vectorNames);
      default -> {
        return false;
      }
    }
    return true;
  }

  private PointsWriter writer() {
    return new PointsWriter(payload, vectors);
  }
}
