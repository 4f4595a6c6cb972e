package dev.akin.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ties endpoints to the web server: every request runs through here once, so that what holds for
 * all of them – the envelope, errors, 404, 405, HEAD, the guard – stands in one place.
 */
public final class Routes {
  private final Guard guard;
  private final Cors cors;
  private final Traffic traffic;
  private final Observer observer;
  private final long maxBodyBytes;
  private final List<AtomicReference<Route>> handed = new ArrayList<>();

  /**
   * What holds for all requests.
   *
   * @param guard what a request has to pass
   * @param cors which foreign pages may ask
   * @param traffic the requests under way, and whether more are wanted
   * @param observer who is told of answered requests
   */
  public record Surroundings(Guard guard, Cors cors, Traffic traffic, Observer observer) {}

  /**
   * @param maxBodyBytes the largest body that an endpoint reads
   */
  public Routes(Surroundings surroundings, long maxBodyBytes) {
    this.guard = surroundings.guard;
    this.cors = surroundings.cors;
    this.traffic = surroundings.traffic;
    this.observer = surroundings.observer;
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
    routing.any(handler(Route.fallback(Routes::notFound)));
    return routing;
  }

  private void addPath(HttpRouting.Builder routing, String path, List<Route> routes) {
    SequencedSet<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Handler handler = handler(route);
      addMethod(routing, methods, route.method(), path, handler);
      if (route.method().equals("GET")) {
        addMethod(routing, methods, "HEAD", path, handler);
      }
    }
    String allowed = String.join(", ", methods);
    routing.any(
        path,
        handler(
            Route.fallback(exchange -> {
              throw RefusedException.methodNotAllowed(
                  exchange + ": method not allowed, use " + allowed, allowed);
            })));
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

  /**
   * Lets go of the endpoints and of everything behind them: after the web server has stopped, its
   * timer for idle connections still holds the handlers (Helidon 4.5).
   */
  public void release() {
    handed.forEach(route -> route.set(Route.fallback(Routes::notFound)));
  }

  private Handler handler(Route handedOut) {
    AtomicReference<Route> current = new AtomicReference<>(handedOut);
    handed.add(current);
    return (request, response) -> {
      Route route = current.get();
      long startNanos = System.nanoTime();
      Exchange exchange = new Exchange(request, maxBodyBytes);
      traffic.begin();
      try {
        Answer.Whole answer = answer(route, exchange, startNanos);
        send(exchange, response, answer);
        observer.answered(observed(route, exchange, answer, System.nanoTime() - startNanos));
      } finally {
        traffic.end();
      }
    };
  }

  private Answer.Whole answer(Route route, Exchange exchange, long startNanos) {
    try {
      Optional<Answer.Whole> preflight = cors.preflight(exchange);
      if (preflight.isPresent()) {
        return preflight.get();
      }
      guard.admit(exchange, route);
      return switch (route.endpoint().answer(exchange)) {
        case Answer.Result(Answer.ResultWriter writer) -> Envelope.result(writer, startNanos);
        case Answer.Whole whole -> whole;
      };
    } catch (Exception | StackOverflowError | AssertionError e) {
      return Failures.answer(e, exchange.toString(), startNanos);
    }
  }

  private void send(Exchange exchange, ServerResponse response, Answer.Whole answer) {
    response.status(answer.status());
    answer.headers().forEach(response::header);
    cors.headers(exchange).forEach(response::header);
    if (traffic.isDraining()) {
      response.header("Connection", "close");
    }
    if (exchange.method().equals("HEAD")) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
      response.send();
    } else if (answer.body().length == 0) {
      response.send();
    } else {
      response.send(answer.body());
    }
  }

  private static AnsweredRequest observed(
      Route route, Exchange exchange, Answer.Whole answer, long nanos) {
    return new AnsweredRequest(
        exchange.method(),
        route.path().isEmpty() ? AnsweredRequest.NO_ROUTE : route.path(),
        new AnsweredRequest.Client(exchange.caller().name(), exchange.address()),
        new AnsweredRequest.Outcome(
            answer.status(), nanos, exchange.received(), answer.body().length));
  }
}
