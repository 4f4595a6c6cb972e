package dev.akin.server;

import dev.akin.engine.Engine;
import dev.akin.server.access.Need;
import dev.akin.server.endpoint.CollectionEndpoints;
import dev.akin.server.endpoint.MetricsEndpoint;
import dev.akin.server.endpoint.PayloadIndexEndpoints;
import dev.akin.server.endpoint.PictureEndpoints;
import dev.akin.server.endpoint.PointEndpoints;
import dev.akin.server.endpoint.QueryEndpoints;
import dev.akin.server.endpoint.ServiceEndpoints;
import dev.akin.server.http.Route;
import dev.akin.server.http.Traffic;
import dev.akin.server.http.Workers;
import dev.akin.server.observe.CollectionMetrics;
import dev.akin.server.observe.Metrics;
import dev.akin.server.page.Page;
import dev.akin.server.parameter.Limits;
import dev.akin.visualsearch.VisualSearches;
import java.util.ArrayList;
import java.util.List;

/** The endpoints of a server, and the threads that work for them. */
final class Services implements AutoCloseable {
  private static final int PICTURE_QUEUE = 32;
  private static final int REQUEST_THREADS = 16;
  private static final int REQUEST_QUEUE = 1_024;

  private final Workers requests = new Workers("requests", REQUEST_THREADS, REQUEST_QUEUE);
  private final Workers pictures =
      new Workers("pictures", Runtime.getRuntime().availableProcessors(), PICTURE_QUEUE);
  private final Metrics metrics = new Metrics();
  private final List<Route> routes = new ArrayList<>();

  Services(Engine engine, VisualSearches searches, ServerParameters parameters, Traffic traffic) {
    Limits limits = parameters.limits();
    metrics.queue("requests", requests, Workers::waiting);
    metrics.queue("pictures", pictures, Workers::waiting);
    metrics.queue("searches", engine, Engine::waitingSearches);
    CollectionMetrics collections = new CollectionMetrics(engine, metrics);
    Need metricsNeed = parameters.protection().openMetrics() ? Need.NOTHING : Need.OVERVIEW;
    routes.addAll(new ServiceEndpoints(version(), Page.load(), traffic, engine::isWarm).routes());
    routes.addAll(new MetricsEndpoint(collections, requests).routes(metricsNeed));
    routes.addAll(new CollectionEndpoints(engine, searches, requests).routes());
    routes.addAll(new PayloadIndexEndpoints(engine, requests).routes());
    routes.addAll(new PointEndpoints(engine, requests, limits).routes());
    routes.addAll(new QueryEndpoints(engine, requests, limits).routes());
    routes.addAll(new PictureEndpoints(engine, searches, pictures).routes());
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }

  Metrics metrics() {
    return metrics;
  }

  private static String version() {
    String version = AkinServer.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public void close() {
    requests.close();
    pictures.close();
    metrics.close();
  }
}
