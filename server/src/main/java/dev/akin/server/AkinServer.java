package dev.akin.server;

import dev.akin.engine.Engine;
import dev.akin.server.access.KeyFile;
import dev.akin.server.access.Keys;
import dev.akin.server.http.Cors;
import dev.akin.server.http.EarlyFailures;
import dev.akin.server.http.Guard;
import dev.akin.server.http.HostCheck;
import dev.akin.server.http.Observer;
import dev.akin.server.http.Routes;
import dev.akin.server.http.Traffic;
import dev.akin.server.limit.RequestRates;
import dev.akin.server.observe.AccessLog;
import dev.akin.server.observe.Metrics;
import dev.akin.server.parameter.LogTarget;
import dev.akin.server.parameter.Protection;
import dev.akin.server.parameter.TlsFiles;
import dev.akin.server.tls.Certificate;
import dev.akin.server.watch.WatchedFiles;
import dev.akin.visualsearch.VisualSearches;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An engine behind HTTP: REST endpoints and the page, on one port.
 *
 * <p>Virtual threads read requests, wait, and write answers. Searches run on the engine's own
 * threads unless they are short, everything else that computes or touches the disk on a few
 * platform threads here.
 */
public final class AkinServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(AkinServer.class.getName());
  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(1);

  private final ServerParameters parameters;
  private final Traffic traffic = new Traffic();
  private final WatchedFiles files = new WatchedFiles(LOOK_AT_FILES);
  private final Services services;
  private final Keys keys;
  private final Optional<AccessLog> accessLog;
  private final Routes routes;
  private final WebServer web;

  private AkinServer(Engine engine, VisualSearches searches, ServerParameters parameters)
      throws IOException {
    this.parameters = parameters;
    Optional<TlsFiles> pair = parameters.protection().tls();
    Optional<Tls> tls =
        pair.isPresent() ? Optional.of(Certificate.read(pair.get())) : Optional.empty();
    this.keys = keys();
    this.accessLog = accessLog(parameters.operation().accessLog());
    this.services = new Services(engine, searches, parameters, traffic);
    Metrics metrics = services.metrics();
    Observer observer =
        accessLog
            .<Observer>map(log ->
                request -> {
                  metrics.answered(request);
                  log.answered(request);
                })
            .orElse(metrics);
    HostCheck hosts = HostCheck.of(parameters.host());
    Guard guard = new Guard(hosts, keys, new RequestRates(parameters.limits().rate()));
    Cors cors = new Cors(parameters.protection().corsOrigins());
    this.routes =
        new Routes(
            new Routes.Surroundings(guard, cors, traffic, observer),
            parameters.limits().bodyBytes());
    this.web =
        WebServer.builder()
            .host(parameters.host())
            .port(parameters.port())
            .maxPayloadSize(Routes.framingLimit(parameters.limits().bodyBytes()))
            .shutdownGracePeriod(parameters.operation().drainTime())
            .shutdownHook(false)
            .directHandlers(EarlyFailures.handlers(observer))
            .update(builder -> tls.ifPresent(builder::tls))
            .routing(routes.routing(services.routes()))
            .build();
  }

  private Keys keys() throws IOException {
    Optional<Path> file = parameters.protection().keys();
    return file.isPresent() ? Keys.of(new KeyFile(file.get()).read()) : Keys.none();
  }

  private static Optional<AccessLog> accessLog(LogTarget target) throws IOException {
    return target instanceof LogTarget.Nowhere
        ? Optional.empty()
        : Optional.of(AccessLog.start(target));
  }

  /**
   * Starts to serve.
   *
   * @param engine the collections; stays the caller's, to be closed after the server
   * @param searches which of them are searched by picture; likewise the caller's
   * @throws IOException if the port cannot be bound, or a file that the parameters name cannot be
   *     read or written
   * @throws IllegalArgumentException if such a file does not hold what it should
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
    server.watchFiles();
    server.warnIfOpen();
    return server;
  }

  private void watchFiles() throws IOException {
    try {
      Optional<Path> keyFile = parameters.protection().keys();
      if (keyFile.isPresent()) {
        KeyFile file = new KeyFile(keyFile.get());
        files.watch(List.of(keyFile.get()), () -> keys.readFrom(file));
      }
      Optional<TlsFiles> tls = parameters.protection().tls();
      if (tls.isPresent()) {
        TlsFiles pair = tls.get();
        files.watch(
            List.of(pair.certificate(), pair.key()), () -> web.reloadTls(Certificate.read(pair)));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Whoever opens a server to others without a lock is told, loudly and once. */
  private void warnIfOpen() {
    if (HostCheck.isLoopback(parameters.host())) {
      return;
    }
    Protection protection = parameters.protection();
    if (protection.keys().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "everyone who reaches %s port %d may read, change and drop every collection: set keys"
              .formatted(parameters.host(), port()));
    }
    if (protection.tls().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "keys and data travel unencrypted: set tls-certificate and tls-key, or let a proxy on"
              + " this machine do it");
    }
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
    return new BindException(
        "cannot listen on %s port %d: %s".formatted(parameters.host(), parameters.port(), reason));
  }

  /** The port that is listened on. */
  public int port() {
    return web.port();
  }

  /** The address of the page, for a browser on this machine. */
  public URI address() {
    String host = parameters.host();
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String scheme = parameters.protection().tls().isPresent() ? "https" : "http";
    return URI.create(
        scheme + "://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port() + "/");
  }

  /**
   * Stops in three steps: {@code /readyz} answers 503 and connections are given up after each
   * answer while requests are still taken, for the drain delay; then no more are taken and those
   * under way end within the drain time; then the rest is broken off.
   */
  @Override
  public void close() {
    traffic.drain();
    if (web.isRunning()) {
      await(parameters.operation().drainDelay());
    }
    web.stop();
    awaitAnswers();
    files.close();
    services.close();
    routes.release();
    accessLog.ifPresent(AccessLog::close);
  }

  /** The web server does not wait for those that it took for idle a moment too early. */
  private void awaitAnswers() {
    try {
      if (!traffic.awaitEnd(parameters.operation().drainTime())) {
        LOG.log(Level.WARNING, "requests were broken off after the drain time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An interruption ends the wait: whoever is in a hurry has said so. */
  private static void await(Duration time) {
    try {
      boolean never = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
