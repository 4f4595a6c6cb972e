package dev.akin.server.endpoint;

import dev.akin.engine.Collection;
import dev.akin.engine.Engine;
import dev.akin.engine.FacetCount;
import dev.akin.engine.FacetRequest;
import dev.akin.engine.Fetch;
import dev.akin.engine.InvalidRequestException;
import dev.akin.engine.OrderedPoint;
import dev.akin.engine.ScrollPage;
import dev.akin.engine.SearchAnswer;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.SearchTarget;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.point.PointId;
import dev.akin.engine.whynot.WhyNot;
import dev.akin.server.access.Need;
import dev.akin.server.http.Answer;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.RefusedException;
import dev.akin.server.http.Route;
import dev.akin.server.http.Workers;
import dev.akin.server.json.CountReader;
import dev.akin.server.json.FacetWriter;
import dev.akin.server.json.JsonInput;
import dev.akin.server.json.QueryReader;
import dev.akin.server.json.ScrollReader;
import dev.akin.server.json.WhyNotWriter;
import dev.akin.server.parameter.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Questions: search, why not, page through, count, and count the values of a field. */
public final class QueryEndpoints {
  private final Engine engine;
  private final Workers workers;
  private final Bounds bounds;

  /**
   * Endpoints over an engine, which searches on threads of its own.
   *
   * @param workers the threads for everything else
   * @param limits the most that one request may ask for
   */
  public QueryEndpoints(Engine engine, Workers workers, Limits limits) {
    this.engine = engine;
    this.workers = workers;
    this.bounds = new Bounds(limits);
  }

  /** The routes of this group. */
  public List<Route> routes() {
    String collection = "/collections/{collection}";
    return List.of(
        Route.post(collection + "/points/query", Need.READ, this::query),
        Route.post(collection + "/points/{id}/why-not", Need.READ, this::whyNot),
        Route.post(collection + "/points/scroll", Need.READ, this::scroll),
        Route.post(collection + "/points/count", Need.READ, this::count),
        Route.post(collection + "/facet", Need.READ, this::facet));
  }

  private Answer query(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    QueryReader.Search search = search(collection, exchange);
    SearchAnswer answer =
        answered(
            collection,
            search.request(),
            () -> collection.search(timed(search.request(), exchange)));
    return Answer.result(out -> search.writer().writeScored(out, answer.points()));
  }

  private Answer whyNot(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    PointId id = PointEndpoints.id(exchange);
    SearchRequest request = search(collection, exchange).request();
    WhyNot whyNot =
        answered(collection, request, () -> workers.call(() -> collection.whyNot(request, id)));
    return Answer.result(out -> WhyNotWriter.write(out, whyNot));
  }

  private QueryReader.Search search(Collection collection, Exchange exchange) throws Exception {
    QueryReader.Search search =
        JsonInput.read(
            exchange.json(),
            input -> QueryReader.read(input, collection.name(), collection.parameters()));
    SearchRequest.Window window = search.request().window();
    bounds.requireK("limit and offset together", (long) window.limit() + window.offset());
    return search;
  }

  /** {@code ?timeout=2.5} in seconds. */
  private static SearchRequest timed(SearchRequest request, Exchange exchange) {
    Optional<String> seconds = exchange.parameter("timeout");
    if (seconds.isEmpty()) {
      return request;
    }
    try {
      Duration timeout =
          Duration.ofNanos(new BigDecimal(seconds.get()).movePointRight(9).longValue());
      return request.withOptions(request.options().withTimeout(timeout));
    } catch (NumberFormatException e) {
      throw RefusedException.badRequest(
          "timeout=\"%s\" is not a number of seconds".formatted(seconds.get()));
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** What a search answers; 404 if it looks near to a point that does not exist. */
  private <T> T answered(Collection collection, SearchRequest request, Callable<T> search)
      throws Exception {
    try {
      return search.call();
    } catch (InvalidRequestException e) {
      if (request.target() instanceof SearchTarget.ByPoint(PointId id)
          && workers.call(() -> collection.get(List.of(id), Fetch.IDS)).isEmpty()) {
        throw PointEndpoints.unknown(collection.name(), id);
      }
      throw e;
    }
  }

  private Answer scroll(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    ScrollReader.Scroll scroll =
        JsonInput.read(
            exchange.json(), input -> ScrollReader.readScroll(input, collection.parameters()));
    bounds.requireK("limit", scroll.request().limit());
    if (scroll.order().isPresent()) {
      OrderBy order = scroll.order().get();
      List<OrderedPoint> points = workers.call(() -> collection.first(scroll.ordered(order)));
      return Answer.result(out -> scroll.writer().writeOrdered(out, points));
    }
    ScrollPage page = workers.call(() -> collection.scroll(scroll.request()));
    return Answer.result(out -> scroll.writer().writePage(out, page));
  }

  private Answer count(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    CountReader.Count wanted = JsonInput.read(exchange.json(), CountReader::readCount);
    Optional<Filter> filter = wanted.filter();
    long count =
        workers.call(() ->
            wanted.exact() || filter.isEmpty()
                ? collection.count(filter)
                : collection.estimate(filter.get()));
    return Answer.result(out -> {
      out.writeStartObject();
      out.writeNumberProperty("count", count);
      out.writeEndObject();
    });
  }

  private Answer facet(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    FacetRequest request = JsonInput.read(exchange.json(), CountReader::readFacet);
    List<FacetCount> counts = workers.call(() -> collection.facet(request));
    return Answer.result(out -> FacetWriter.write(out, counts));
  }

  private Collection collection(Exchange exchange) {
    return engine.collection(exchange.path("collection"));
  }
}
