package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.Engine;
import dev.akin.server.parameter.Limits;
import dev.akin.server.parameter.Protection;
import dev.akin.visualsearch.CatalogueLoader;
import dev.akin.visualsearch.catalogue.Attributes;
import dev.akin.visualsearch.catalogue.FolderCatalogue;
import dev.akin.visualsearch.importing.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests mutated from valid ones, over every endpoint. Each is answered with less than 500, or,
 * where it is no whole request, at least not left hanging; and neither threads nor heap grow.
 */
final class MutationTest {
  private static final int CLIENTS = 4;
  private static final int ROUND = 2_000;
  private static final long SEED = Long.getLong("akin.seed", 20_261_128L);
  private static final long HEAP_SLACK = 24L << 20;
  private static final int THREAD_SLACK = 2;

  @TempDir Path folder;

  private Served served;
  private List<ValidRequest> valid = List.of();

  @BeforeEach
  void start() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 3; i++) {
      image.setRGB(10 * i, 5, 0xffcc00);
      ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
    }
    served =
        Served.start(
            folder.resolve("data"),
            ServerParameters.defaults()
                .withLimits(Limits.defaults().withBodyBytes(16 << 10))
                .withProtection(
                    Protection.none().withCorsOrigins(List.of("https://shop.example"))));
    loadShop();
    Products.create(served);
    String id =
        served
            .post("/collections/shop/points/scroll", "{\"limit\":1}")
            .result()
            .path("points")
            .path(0)
            .path("id")
            .asString();
    valid = ValidRequest.all(id, Files.readAllBytes(pictures.resolve("0.png")));
  }

  private void loadShop() throws IOException {
    FolderCatalogue catalogue =
        FolderCatalogue.open(folder.resolve("pictures"), Attributes.ofPaths());
    new CatalogueLoader(served.engine(), folder.resolve("data"), "shop")
        .load(catalogue, "builtin", Progress.none());
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void theRequestsThatAreMutatedAreGood() throws IOException {
    for (ValidRequest request : valid) {
      Reply reply =
          request.body().length == 0
              ? served.send(served.request(request.path()).method(request.method(), none()).build())
              : served.send(
                  request.method(),
                  request.path(),
                  request.type(),
                  BodyPublishers.ofByteArray(request.body()));
      int status = request.path().endsWith("/proof") ? 404 : 200;
      assertThat(reply.status()).as(request + " " + reply.text()).isEqualTo(status);
    }
  }

  private static BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  @Test
  void someThousandMutatedRequestsAreAnswered() throws Exception {
    run(2);
  }

  @Test
  @Tag("slow")
  void aHundredThousandMutatedRequestsAreAnsweredWithoutGrowth() throws Exception {
    List<Use> uses = run(50);
    Use warm = uses.get(9);
    List<Use> late = uses.subList(uses.size() - 10, uses.size());
    long heap = late.stream().mapToLong(Use::heap).min().orElseThrow();
    int threads = late.stream().mapToInt(Use::threads).min().orElseThrow();
    assertThat(heap).as("heap in use, %s", uses).isLessThan(warm.heap + HEAP_SLACK);
    assertThat(threads).as("threads, %s", uses).isLessThanOrEqualTo(warm.threads + THREAD_SLACK);
  }

  /** What the process uses after a round. */
  private record Use(long heap, int threads) {
    static Use now() {
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return new Use(heap, ManagementFactory.getThreadMXBean().getThreadCount());
    }
  }

  private List<Use> run(int rounds) throws Exception {
    List<Use> uses = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      round(SEED + 1_000L * round).forEach((status, n) -> statuses.merge(status, n, Integer::sum));
      tidyUp();
      uses.add(Use.now());
    }
    String report = rounds * ROUND + " requests: " + statuses;
    assertThat(statuses.keySet()).as(report).allMatch(status -> status < 500);
    assertThat(statuses).as(report).containsKeys(200, 400, 404, 405, 413, 415);
    int unanswered = statuses.getOrDefault(0, 0);
    assertThat(unanswered).as(report).isLessThan(rounds * ROUND / 20);
    System.getLogger(MutationTest.class.getName()).log(System.Logger.Level.INFO, report);
    return uses;
  }

  private Map<Integer, Integer> round(long seed) throws InterruptedException, ExecutionException {
    Map<Integer, Integer> statuses = new TreeMap<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        long own = seed + client;
        running.add(clients.submit(() -> client(own)));
      }
      for (Future<Map<Integer, Integer>> each : running) {
        each.get().forEach((status, n) -> statuses.merge(status, n, Integer::sum));
      }
    }
    return statuses;
  }

  private Map<Integer, Integer> client(long seed) throws IOException {
    Map<Integer, Integer> statuses = new TreeMap<>();
    RequestMutations mutations = new RequestMutations(seed, valid);
    try (RawConnection connection = new RawConnection(served.uri("/").getPort())) {
      for (int i = 0; i < ROUND / CLIENTS; i++) {
        RequestMutations.Wire request = mutations.next();
        int status = exchange(connection, request, seed);
        assertThat(status).as("seed %d: %s", seed, request).isLessThan(500);
        if (status == 0) {
          assertThat(request.framed()).as("seed %d, unanswered: %s", seed, request).isFalse();
        }
        statuses.merge(status, 1, Integer::sum);
      }
    }
    return statuses;
  }

  private static int exchange(RawConnection connection, RequestMutations.Wire request, long seed) {
    try {
      return connection.exchange(request);
    } catch (IOException e) {
      throw new AssertionError("seed " + seed + ": " + request, e);
    }
  }

  /** Back to where it began, so that what remains is the server's own. */
  private void tidyUp() throws IOException {
    Engine engine = served.engine();
    for (String name : engine.collections()) {
      if (!name.equals("shop")) {
        engine.drop(name);
      }
    }
    if (engine.collections().isEmpty()) {
      loadShop(); // DELETE is among the mutated methods
    }
    Products.create(served);
  }
}
