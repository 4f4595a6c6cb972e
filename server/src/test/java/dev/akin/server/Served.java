package dev.akin.server;

import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** A real engine behind a real server on a free port, and a client of it. */
final class Served implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Engine engine;
  private final VisualSearches searches;
  private final AkinServer server;
  private final HttpClient client;
  private String key = "";

  private Served(Engine engine, VisualSearches searches, AkinServer server, HttpClient client) {
    this.engine = engine;
    this.searches = searches;
    this.server = server;
    this.client = client;
  }

  static Served start(Path data) {
    return start(data, EngineParameters.defaults(), ServerParameters.defaults());
  }

  static Served start(Path data, ServerParameters parameters) {
    return start(data, EngineParameters.defaults(), parameters);
  }

  /** One that is spoken to over TLS, by a client that trusts what the context trusts. */
  static Served start(Path data, ServerParameters parameters, SSLContext trust) {
    return start(
        data,
        EngineParameters.defaults(),
        parameters,
        HttpClient.newBuilder().sslContext(trust).build());
  }

  static Served start(Path data, EngineParameters parameters) {
    return start(data, parameters, ServerParameters.defaults());
  }

  private static Served start(
      Path data, EngineParameters engineParameters, ServerParameters parameters) {
    return start(data, engineParameters, parameters, HttpClient.newHttpClient());
  }

  private static Served start(
      Path data,
      EngineParameters engineParameters,
      ServerParameters parameters,
      HttpClient client) {
    Engine engine = Engine.open(data, engineParameters);
    VisualSearches searches = new VisualSearches(data);
    try {
      return new Served(
          engine, searches, AkinServer.start(engine, searches, parameters.withPort(0)), client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a second server over the same engine. */
  AkinServer startAnother(int port) throws IOException {
    return AkinServer.start(engine, searches, ServerParameters.defaults().withPort(port));
  }

  /** Sends this key with every request from now on; none if it is empty. */
  void sendKey(String secret) {
    key = secret;
  }

  Engine engine() {
    return engine;
  }

  URI uri(String path) {
    return server.address().resolve(path);
  }

  Reply get(String path) {
    return send(request(path).GET().build());
  }

  Reply post(String path, String json) {
    return send("POST", path, json);
  }

  Reply put(String path, String json) {
    return send("PUT", path, json);
  }

  Reply delete(String path) {
    return send(request(path).DELETE().build());
  }

  Reply send(String method, String path, String json) {
    return send(method, path, "application/json", BodyPublishers.ofString(json));
  }

  Reply send(String method, String path, String contentType, BodyPublisher body) {
    return send(request(path).method(method, body).header("Content-Type", contentType).build());
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    return key.isEmpty() ? request : request.header("api-key", key);
  }

  Reply send(HttpRequest request) {
    try {
      return new Reply(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(request + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops the server alone, while the client goes on. */
  void closeServer() {
    server.close();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    searches.close();
    engine.close();
  }
}
