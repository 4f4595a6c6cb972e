package dev.akin.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which foreign web pages may ask and read (the CORS protocol of the Fetch standard). Unless one is
 * listed, no header is sent and browsers let none.
 */
public final class Cors {
  private static final String ANY = "*";
  private static final String NAME_OF_ORIGIN = "Origin";

  private final List<String> origins;

  /** Allows these origins; {@code *} allows all. */
  public Cors(List<String> origins) {
    this.origins = List.copyOf(origins);
  }

  /** The answer to a browser that asks whether it may send a request; empty for any other. */
  Optional<Answer.Whole> preflight(Exchange exchange) {
    boolean asked =
        exchange.method().equals("OPTIONS")
            && exchange.header("Access-Control-Request-Method").isPresent();
    if (!asked || allowed(exchange).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer.Whole(
            204,
            new byte[0],
            Map.of(
                "Access-Control-Allow-Methods",
                "GET, HEAD, POST, PUT, DELETE",
                "Access-Control-Allow-Headers",
                "api-key, authorization, content-type",
                "Access-Control-Max-Age",
                "600")));
  }

  /** The headers that let the asking page read an answer. */
  Map<String, String> headers(Exchange exchange) {
    return allowed(exchange)
        .map(origin ->
            Map.of(
                "Access-Control-Allow-Origin",
                origin,
                "Access-Control-Expose-Headers",
                "Retry-After",
                "Vary",
                "Origin, Accept"))
        .orElse(Map.of());
  }

  private Optional<String> allowed(Exchange exchange) {
    if (origins.isEmpty()) {
      return Optional.empty();
    }
    return exchange
        .header(NAME_OF_ORIGIN)
        .filter(origin -> origins.contains(ANY) || origins.contains(origin));
  }
}
