package dev.akin.server.endpoint;

import dev.akin.server.access.Need;
import dev.akin.server.http.Answer;
import dev.akin.server.http.Envelope;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.Route;
import dev.akin.server.http.Traffic;
import dev.akin.server.page.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What this server is, whether it is well, and the page for people. */
public final class ServiceEndpoints {
  private final String version;
  private final Page page;
  private final Traffic traffic;
  private final BooleanSupplier warm;

  /**
   * Endpoints of a server of that version with that page.
   *
   * @param warm whether searches are as fast as they will be
   */
  public ServiceEndpoints(String version, Page page, Traffic traffic, BooleanSupplier warm) {
    this.warm = warm;
    this.version = version;
    this.page = page;
    this.traffic = traffic;
  }

  /** The routes of this group. */
  public List<Route> routes() {
    return List.of(
        Route.get("/", Need.NOTHING, this::root),
        Route.get("/healthz", Need.NOTHING, exchange -> text(200, "healthz check passed")),
        Route.get("/livez", Need.NOTHING, exchange -> text(200, "livez check passed")),
        Route.get("/readyz", Need.NOTHING, exchange -> ready()),
        Route.get(
            "/page/{file}",
            Need.NOTHING,
            exchange -> page.file(exchange.path("file"), exchange.header("If-None-Match"))));
  }

  /** The page for a browser, which says that it takes HTML; the version for everyone else. */
  private Answer root(Exchange exchange) {
    boolean browser =
        exchange.header("Accept").orElse("").toLowerCase(Locale.ROOT).contains("text/html");
    if (browser) {
      return page.start(exchange.header("If-None-Match"));
    }
    return Envelope.bare(out -> {
      out.writeStringProperty("title", "Akin");
      out.writeStringProperty("version", version);
    });
  }

  private Answer ready() {
    if (traffic.isDraining()) {
      return text(503, "readyz check failed: the server is stopping");
    }
    return warm.getAsBoolean()
        ? text(200, "readyz check passed")
        : text(503, "readyz check failed: collections are being warmed up");
  }

  private static Answer text(int status, String text) {
    return new Answer.Whole(
        status,
        text.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "text/plain; charset=utf-8"));
  }
}
