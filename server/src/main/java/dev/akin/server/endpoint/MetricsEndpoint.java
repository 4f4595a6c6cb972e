package dev.akin.server.endpoint;

import dev.akin.server.access.Need;
import dev.akin.server.http.Answer;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.Route;
import dev.akin.server.http.Workers;
import dev.akin.server.observe.CollectionMetrics;
import dev.akin.server.observe.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the server counts, for Prometheus. */
public final class MetricsEndpoint {
  private final CollectionMetrics collections;
  private final Workers workers;

  /**
   * An endpoint over the metrics of collections, and with them all others.
   *
   * @param workers the threads that read how large the collections are
   */
  public MetricsEndpoint(CollectionMetrics collections, Workers workers) {
    this.collections = collections;
    this.workers = workers;
  }

  /**
   * The routes of this group.
   *
   * @param need what a caller needs, for the names of all collections are shown
   */
  public List<Route> routes(Need need) {
    return List.of(Route.get("/metrics", need, this::metrics));
  }

  private Answer metrics(Exchange exchange) throws Exception {
    String text = workers.call(collections::text);
    return new Answer.Whole(
        200,
        text.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", Metrics.CONTENT_TYPE, "X-Content-Type-Options", "nosniff"));
  }
}
