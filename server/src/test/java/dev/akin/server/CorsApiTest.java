package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.server.parameter.Protection;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorsApiTest {
  private static final String SHOP = "https://shop.example";

  @TempDir Path data;

  private Served start(String... origins) {
    return Served.start(
        data,
        ServerParameters.defaults()
            .withProtection(Protection.none().withCorsOrigins(List.of(origins))));
  }

  private static Reply preflight(Served served, String origin) {
    HttpRequest request =
        served
            .request("/collections/any/points/query")
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type, api-key")
            .build();
    return served.send(request);
  }

  private static Reply list(Served served, String origin) {
    return served.send(served.request("/collections").header("Origin", origin).build());
  }

  @Test
  void aListedPageMayAskAndReadEvenErrors() {
    try (Served served = start("https://other.example", SHOP)) {
      Reply preflight = preflight(served, SHOP);
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
      assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST", "DELETE");
      assertThat(preflight.header("Access-Control-Allow-Headers"))
          .contains("api-key", "content-type", "authorization");
      assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
      Reply reply = list(served, SHOP);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
      assertThat(reply.header("Vary")).contains("Origin");
      Reply missing =
          served.send(served.request("/collections/none").header("Origin", SHOP).build());
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
    }
  }

  @Test
  void anyOtherPageIsToldNothing() {
    try (Served served = start(SHOP)) {
      for (String origin : List.of("https://evil.example", "null", "http://shop.example")) {
        assertThat(preflight(served, origin).status()).isEqualTo(405);
        assertThat(preflight(served, origin).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(list(served, origin).header("Access-Control-Allow-Origin")).isEmpty();
      }
    }
  }

  @Test
  void unlessOneIsListedThereAreNoHeaders() {
    try (Served served = start()) {
      assertThat(preflight(served, SHOP).status()).isEqualTo(405);
      assertThat(list(served, SHOP).response().headers().map())
          .doesNotContainKeys("access-control-allow-origin", "vary");
    }
  }

  @Test
  void aStarAllowsAll() {
    try (Served served = start("*")) {
      assertThat(list(served, SHOP).header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
    }
  }
}
