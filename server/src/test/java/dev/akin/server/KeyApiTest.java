package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.server.access.ApiKey;
import dev.akin.server.access.Grant;
import dev.akin.server.access.KeyFile;
import dev.akin.server.access.Need;
import dev.akin.server.access.Role;
import dev.akin.server.access.Secret;
import dev.akin.server.http.Route;
import dev.akin.server.http.Traffic;
import dev.akin.server.parameter.LogTarget;
import dev.akin.server.parameter.Operation;
import dev.akin.server.parameter.Protection;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every endpoint with every kind of key. */
final class KeyApiTest {
  /** What each endpoint needs, written down a second time: a slip in a declaration shows here. */
  private static final Map<String, Need> NEEDS =
      Map.ofEntries(
          Map.entry("GET /", Need.NOTHING),
          Map.entry("GET /healthz", Need.NOTHING),
          Map.entry("GET /livez", Need.NOTHING),
          Map.entry("GET /readyz", Need.NOTHING),
          Map.entry("GET /page/{file}", Need.NOTHING),
          Map.entry("GET /metrics", Need.OVERVIEW),
          Map.entry("GET /collections", Need.ANY_KEY),
          Map.entry("GET /collections/{collection}", Need.READ),
          Map.entry("PUT /collections/{collection}", Need.MANAGE),
          Map.entry("DELETE /collections/{collection}", Need.MANAGE),
          Map.entry("GET /collections/{collection}/proof", Need.READ),
          Map.entry("PUT /collections/{collection}/points", Need.WRITE),
          Map.entry("POST /collections/{collection}/points", Need.READ),
          Map.entry("GET /collections/{collection}/points/{id}", Need.READ),
          Map.entry("POST /collections/{collection}/points/delete", Need.WRITE),
          Map.entry("POST /collections/{collection}/points/payload", Need.WRITE),
          Map.entry("PUT /collections/{collection}/points/payload", Need.WRITE),
          Map.entry("POST /collections/{collection}/points/payload/delete", Need.WRITE),
          Map.entry("PUT /collections/{collection}/points/vectors", Need.WRITE),
          Map.entry("POST /collections/{collection}/points/vectors/delete", Need.WRITE),
          Map.entry("POST /collections/{collection}/points/query", Need.READ),
          Map.entry("POST /collections/{collection}/points/{id}/why-not", Need.READ),
          Map.entry("POST /collections/{collection}/points/scroll", Need.READ),
          Map.entry("POST /collections/{collection}/points/count", Need.READ),
          Map.entry("POST /collections/{collection}/facet", Need.READ),
          Map.entry("PUT /collections/{collection}/index", Need.WRITE),
          Map.entry("DELETE /collections/{collection}/index/{field}", Need.WRITE),
          Map.entry("POST /collections/{collection}/pictures/encode", Need.READ),
          Map.entry("GET /collections/{collection}/pictures/{id}", Need.READ));

  enum Shown {
    NONE,
    WRONG,
    READ_ONLY,
    SCOPED_HERE,
    SCOPED_HERE_READ_ONLY,
    SCOPED_ELSEWHERE,
    FULL;

    /** What the server knows of it. */
    Optional<Grant> grant() {
      return switch (this) {
        case NONE, WRONG -> Optional.empty();
        case READ_ONLY -> Optional.of(new Grant(Role.READ_ONLY, List.of()));
        case SCOPED_HERE -> Optional.of(new Grant(Role.FULL, List.of("products")));
        case SCOPED_HERE_READ_ONLY -> Optional.of(new Grant(Role.READ_ONLY, List.of("products")));
        case SCOPED_ELSEWHERE -> Optional.of(new Grant(Role.FULL, List.of("others")));
        case FULL -> Optional.of(Grant.everything());
      };
    }

    String keyName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** 401, 403, or 0 for an answer of the endpoint. */
    int refusal(Need need) {
      if (need == Need.NOTHING) {
        return 0;
      }
      return switch (this) {
        case NONE, WRONG -> 401;
        case READ_ONLY -> need == Need.WRITE || need == Need.MANAGE ? 403 : 0;
        case SCOPED_HERE -> need == Need.MANAGE || need == Need.OVERVIEW ? 403 : 0;
        case SCOPED_HERE_READ_ONLY -> need == Need.ANY_KEY || need == Need.READ ? 0 : 403;
        case SCOPED_ELSEWHERE -> need == Need.ANY_KEY ? 0 : 403;
        case FULL -> 0;
      };
    }
  }

  @TempDir static Path folder;

  private static final Map<Shown, String> SECRETS = new EnumMap<>(Shown.class);
  private static Served served;

  private static String secret(Shown shown) {
    return Objects.requireNonNull(SECRETS.get(shown));
  }

  @BeforeAll
  static void start() throws IOException {
    List<ApiKey> keys = new ArrayList<>();
    for (Shown shown : Shown.values()) {
      SECRETS.put(shown, Secret.random());
      shown.grant().ifPresent(grant -> keys.add(ApiKey.of(shown.keyName(), secret(shown), grant)));
    }
    new KeyFile(folder.resolve("keys.json")).write(keys);
    served =
        Served.start(
            folder.resolve("data"),
            ServerParameters.defaults()
                .withProtection(Protection.none().withKeys(folder.resolve("keys.json")))
                .withOperation(
                    Operation.defaults()
                        .withAccessLog(new LogTarget.File(folder.resolve("access.log")))));
    served.sendKey(secret(Shown.FULL));
    Products.create(served);
    served.put("/collections/others", "{\"vectors\":{\"size\":2,\"distance\":\"Dot\"}}");
    served.sendKey("");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static List<Route> routes() {
    Path empty = folder.resolve("empty");
    try (Engine engine = Engine.open(empty, EngineParameters.defaults());
        VisualSearches searches = new VisualSearches(empty);
        Services services =
            new Services(engine, searches, ServerParameters.defaults(), new Traffic())) {
      return services.routes();
    }
  }

  private static HttpRequest.Builder request(Route route) {
    String path =
        route
            .path()
            .replace("{collection}", "products")
            .replace("{id}", "1")
            .replace("{field}", "price")
            .replace("{file}", "main.js");
    boolean reading = route.method().equals("GET") || route.method().equals("DELETE");
    return served
        .request(path)
        .header("Content-Type", "application/json")
        .method(route.method(), reading ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
  }

  private static HttpRequest.Builder withKey(HttpRequest.Builder request, Shown shown) {
    return shown == Shown.NONE ? request : request.header("api-key", secret(shown));
  }

  @Test
  void everyEndpointDeclaresWhatIsWrittenDownHere() {
    Map<String, Need> declared = new TreeMap<>();
    routes().forEach(route -> declared.put(route.method() + " " + route.path(), route.need()));
    assertThat(declared).containsExactlyInAnyOrderEntriesOf(NEEDS);
  }

  @ParameterizedTest
  @EnumSource(Shown.class)
  void everyEndpointAnswersOnlyWhoMay(Shown shown) {
    for (Route route : routes()) {
      if (route.method().equals("DELETE") && shown == Shown.FULL) {
        continue; // would drop what the other requests ask about; MANAGE is shown by PUT
      }
      Reply reply = served.send(withKey(request(route), shown).build());
      int refusal = shown.refusal(route.need());
      if (refusal == 0) {
        assertThat(reply.status()).as(route + " " + reply.text()).isNotIn(401, 403);
      } else {
        assertThat(reply.status()).as(route + " " + reply.text()).isEqualTo(refusal);
        requireMessage(reply, route, shown);
      }
    }
  }

  private static void requireMessage(Reply reply, Route route, Shown shown) {
    assertThat(reply.error()).doesNotContain(secret(shown));
    switch (shown) {
      case NONE ->
          assertThat(reply.error())
              .contains(route.need().description(), "api-key", "Authorization: Bearer");
      case WRONG -> assertThat(reply.error()).isEqualTo("this API key is not known here");
      default ->
          assertThat(reply.error())
              .startsWith("key \"" + shown.keyName() + "\" does not allow")
              .contains(route.need().description());
    }
    if (reply.status() == 401) {
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void aBearerTokenIsAsGoodAsAnApiKeyAndNothingElseIs() {
    String secret = secret(Shown.READ_ONLY);
    Map<String, Integer> statuses =
        Map.of(
            "Bearer " + secret, 200, "bearer  " + secret, 200, "Basic " + secret, 401, secret, 401);
    statuses.forEach((header, status) ->
        assertThat(
                served.send(served.request("/collections").header("Authorization", header).build()))
            .extracting(Reply::status)
            .as(header.replace(secret, "…"))
            .isEqualTo(status));
    assertThat(served.get("/collections?api-key=" + secret).status()).isEqualTo(401);
    for (String near :
        List.of(secret.substring(1), secret + "x", secret.toUpperCase(Locale.ROOT))) {
      assertThat(served.send(served.request("/collections").header("api-key", near).build()))
          .extracting(Reply::status)
          .isEqualTo(401);
    }
  }

  @Test
  void aScopedKeySeesItsCollectionsAlone() {
    assertThat(names(Shown.FULL)).containsExactly("others", "products");
    assertThat(names(Shown.READ_ONLY)).containsExactly("others", "products");
    assertThat(names(Shown.SCOPED_HERE)).containsExactly("products");
    assertThat(names(Shown.SCOPED_ELSEWHERE)).containsExactly("others");
    Reply missing =
        served.send(withKey(served.request("/collections/nowhere"), Shown.SCOPED_HERE).build());
    assertThat(missing.status()).as("whether it exists is not told").isEqualTo(403);
  }

  private static List<String> names(Shown shown) {
    List<String> names = new ArrayList<>();
    Reply reply = served.send(withKey(served.request("/collections"), shown).build());
    for (JsonNode collection : reply.result().path("collections")) {
      names.add(collection.path("name").asString());
    }
    return names;
  }

  @Test
  void aKeyThatIsRevokedOrNewIsNoticedWithoutARestart() throws IOException {
    Path keys = folder.resolve("fresh.json");
    String first = Secret.random();
    String second = Secret.random();
    new KeyFile(keys).write(List.of(ApiKey.of("first", first, Grant.everything())));
    try (Served fresh =
        Served.start(
            folder.resolve("fresh"),
            ServerParameters.defaults().withProtection(Protection.none().withKeys(keys)))) {
      assertThat(status(fresh, first)).isEqualTo(200);
      assertThat(status(fresh, second)).isEqualTo(401);
      new KeyFile(keys).write(List.of(ApiKey.of("second", second, Grant.everything())));
      awaitStatus(fresh, second, 200);
      assertThat(status(fresh, first)).isEqualTo(401);
      Files.delete(keys);
      assertThat(status(fresh, "")).as("a lost file opens nothing").isEqualTo(401);
    }
  }

  private static int status(Served server, String secret) {
    return server.send(server.request("/collections").header("api-key", secret).build()).status();
  }

  private static void awaitStatus(Served server, String secret, int status) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (status(server, secret) != status) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000L);
    }
  }

  @Test
  void noKeyReachesTheAccessLog() throws IOException {
    for (Shown shown : Shown.values()) {
      names(shown);
    }
    Path log = folder.resolve("access.log");
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!Files.readString(log).contains("\"key\":\"full\"")) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000L);
    }
    assertThat(Files.readString(log))
        .contains("\"key\":\"read_only\"")
        .doesNotContain(SECRETS.values());
  }
}
