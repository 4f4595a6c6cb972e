package dev.akin.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ties endpoints to the web server: every request runs through here once, so that what holds for
 * all of them – the envelope, errors, 404, 405, HEAD, the host check – stands in one place.
 */
public final class Routes {
  private final HostCheck hosts;
  private final long maxBodyBytes;

  /**
   * @param hosts which names of this machine are answered
   * @param maxBodyBytes the largest body that an endpoint reads
   */
  public Routes(HostCheck hosts, long maxBodyBytes) {
    this.hosts = hosts;
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * The largest body that the web server may frame for endpoints that read up to the given number
   * of bytes: a little more, so that a body just above the limit gets its proper answer.
   */
  public static long framingLimit(long maxBodyBytes) {
    return maxBodyBytes + BoundedBody.DRAINED_BYTES;
  }

  /** The routing of the given routes; everything else is 404, or 405 for a known path. */
  public HttpRouting.Builder routing(List<Route> routes) {
    HttpRouting.Builder routing = HttpRouting.builder();
    // A brace sorts after every letter, so of two paths that match the literal one comes first.
    TreeMap<String, List<Route>> byPath = new TreeMap<>();
    for (Route route : routes) {
      byPath.computeIfAbsent(route.path(), path -> new ArrayList<>()).add(route);
    }
    byPath.forEach((path, ofPath) -> addPath(routing, path, ofPath));
    routing.any(handler(Routes::notFound));
    return routing;
  }

  private void addPath(HttpRouting.Builder routing, String path, List<Route> routes) {
    SequencedSet<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Handler handler = handler(route.endpoint());
      addMethod(routing, methods, route.method(), path, handler);
      if (route.method().equals("GET")) {
        addMethod(routing, methods, "HEAD", path, handler);
      }
    }
    String allowed = String.join(", ", methods);
    routing.any(
        path,
        handler(exchange -> {
          throw RefusedException.methodNotAllowed(
              exchange + ": method not allowed, use " + allowed, allowed);
        }));
  }

  private static void addMethod(
      HttpRouting.Builder routing,
      SequencedSet<String> methods,
      String method,
      String path,
      Handler handler) {
    methods.add(method);
    routing.route(Method.create(method), path, handler);
  }

  private static Answer notFound(Exchange exchange) {
    throw RefusedException.notFound("no endpoint " + exchange);
  }

  private Handler handler(Endpoint endpoint) {
    return (request, response) -> {
      long startNanos = System.nanoTime();
      send(request, response, answer(endpoint, new Exchange(request, maxBodyBytes), startNanos));
    };
  }

  private Answer.Whole answer(Endpoint endpoint, Exchange exchange, long startNanos) {
    try {
      hosts.check(exchange.header("Host").orElse(""));
      return switch (endpoint.answer(exchange)) {
        case Answer.Result(Answer.ResultWriter writer) -> Envelope.result(writer, startNanos);
        case Answer.Whole whole -> whole;
      };
    } catch (Exception | StackOverflowError | AssertionError e) {
      return Failures.answer(e, exchange.toString(), startNanos);
    }
  }

  private static void send(ServerRequest request, ServerResponse response, Answer.Whole answer) {
    response.status(answer.status());
    answer.headers().forEach(response::header);
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
      response.send();
    } else if (answer.body().length == 0) {
      response.send();
    } else {
      response.send(answer.body());
    }
  }
}
