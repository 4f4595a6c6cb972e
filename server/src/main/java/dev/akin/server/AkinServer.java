package dev.akin.server;

import dev.akin.engine.Engine;
import dev.akin.server.endpoint.CollectionEndpoints;
import dev.akin.server.endpoint.PayloadIndexEndpoints;
import dev.akin.server.endpoint.PictureEndpoints;
import dev.akin.server.endpoint.PointEndpoints;
import dev.akin.server.endpoint.QueryEndpoints;
import dev.akin.server.endpoint.ServiceEndpoints;
import dev.akin.server.http.EarlyFailures;
import dev.akin.server.http.HostCheck;
import dev.akin.server.http.Route;
import dev.akin.server.http.Routes;
import dev.akin.server.http.Workers;
import dev.akin.server.page.Page;
import dev.akin.visualsearch.VisualSearches;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine behind HTTP: REST endpoints and the page, on one port.
 *
 * <p>Virtual threads read requests, wait, and write answers. Searches run on the engine's own
 * threads, everything else that computes or touches the disk on a few platform threads here.
 */
public final class AkinServer implements AutoCloseable {
  private static final int PICTURE_QUEUE = 32;
  private static final int REQUEST_THREADS = 16;
  private static final int REQUEST_QUEUE = 1_024;

  private final WebServer web;
  private final String host;
  private final Workers requests;
  private final Workers pictures;

  private AkinServer(Engine engine, VisualSearches searches, ServerParameters parameters) {
    host = parameters.host();
    requests = new Workers("requests", REQUEST_THREADS, REQUEST_QUEUE);
    pictures = new Workers("pictures", Runtime.getRuntime().availableProcessors(), PICTURE_QUEUE);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new ServiceEndpoints(version(), Page.load()).routes());
    routes.addAll(new CollectionEndpoints(engine, searches, requests).routes());
    routes.addAll(new PayloadIndexEndpoints(engine, requests).routes());
    routes.addAll(new PointEndpoints(engine, requests).routes());
    routes.addAll(new QueryEndpoints(engine, requests).routes());
    routes.addAll(new PictureEndpoints(engine, searches, pictures).routes());
    Routes adapter = new Routes(HostCheck.of(host), parameters.maxBodyBytes());
    web =
        WebServer.builder()
            .host(host)
            .port(parameters.port())
            .maxPayloadSize(Routes.framingLimit(parameters.maxBodyBytes()))
            .shutdownGracePeriod(parameters.drainTime())
            .shutdownHook(false)
            .directHandlers(EarlyFailures.handlers())
            .routing(adapter.routing(routes))
            .build();
  }

  /**
   * Starts to serve.
   *
   * @param engine the collections; stays the caller's, to be closed after the server
   * @param searches which of them are searched by picture; likewise the caller's
   * @throws IOException if the port cannot be bound
   */
  public static AkinServer start(
      Engine engine, VisualSearches searches, ServerParameters parameters) throws IOException {
    requireFree(parameters);
    AkinServer server = new AkinServer(engine, searches, parameters);
    server.web.start();
    if (!server.web.isRunning()) {
      server.close();
      throw cannotListen(parameters, "the log says why");
    }
    return server;
  }

  /** The web server only logs that it cannot bind, so the port is tried before. */
  private static void requireFree(ServerParameters parameters) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(parameters.host(), parameters.port()));
    } catch (IOException e) {
      throw cannotListen(parameters, String.valueOf(e.getMessage()));
    }
  }

  private static IOException cannotListen(ServerParameters parameters, String reason) {
    return new IOException(
        "cannot listen on %s port %d: %s".formatted(parameters.host(), parameters.port(), reason));
  }

  /** The port that is listened on. */
  public int port() {
    return web.port();
  }

  /** The address of the page, for a browser on this machine. */
  public URI address() {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    return URI.create(
        "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port() + "/");
  }

  /** Takes no more requests, lets those under way end within the drain time, and stops. */
  @Override
  public void close() {
    web.stop();
    requests.close();
    pictures.close();
  }

  private static String version() {
    String version = AkinServer.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
