package dev.akin.server.endpoint;

import dev.akin.server.http.Answer;
import dev.akin.server.http.Envelope;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.Route;
import dev.akin.server.page.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What this server is, whether it is well, and the page for people. */
public final class ServiceEndpoints {
  private final String version;
  private final Page page;

  /** Endpoints of a server of that version with that page. */
  public ServiceEndpoints(String version, Page page) {
    this.version = version;
    this.page = page;
  }

  /** The routes of this group. */
  public List<Route> routes() {
    return List.of(
        Route.get("/", this::root),
        Route.get("/healthz", exchange -> text("healthz check passed")),
        Route.get("/livez", exchange -> text("livez check passed")),
        Route.get("/readyz", exchange -> text("readyz check passed")),
        Route.get(
            "/page/{file}",
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

  private static Answer text(String text) {
    return new Answer.Whole(
        200,
        text.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "text/plain; charset=utf-8"));
  }
}
