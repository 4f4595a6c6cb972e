package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.Collection;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.Fetch;
import dev.akin.engine.point.PointId;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code akin serve} as a process that is told to stop while clients write. */
final class ServeProcessTest {
  private static final String SERVING = "serving ";
  private static final int CLIENTS = 6;
  private static final int BEFORE = 200;

  @TempDir Path folder;

  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final Set<Integer> unanswered = ConcurrentHashMap.newKeySet();
  private final CountDownLatch underLoad = new CountDownLatch(BEFORE);

  private Process start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--data",
            "data",
            "--drain-time",
            "30s");
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().put("AKIN_PORT", "0");
    process.environment().put("AKIN_DRAIN_DELAY", "300ms");
    return process.redirectOutput(folder.resolve("out.txt").toFile()).start();
  }

  private static URI address(BufferedReader err) throws IOException {
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      if (line.startsWith(SERVING)) {
        return URI.create(line.substring(SERVING.length(), line.indexOf(" (")));
      }
    }
    throw new AssertionError("the process ended before it served");
  }

  private static int put(HttpClient client, URI address, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("content-type", "application/json")
            .PUT(BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** Writes points of its own, one per request, until the server takes no more. */
  private Void write(URI address, int first) throws InterruptedException {
    URI points = address.resolve("collections/c/points");
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int id = first; ; id += CLIENTS) {
        try {
          int status = put(client, points, "{\"points\":[{\"id\":" + id + ",\"vector\":[1,0]}]}");
          assertThat(status).isEqualTo(200);
          answered.add(id);
          underLoad.countDown();
        } catch (IOException e) {
          unanswered.add(id);
          return null;
        }
      }
    }
  }

  @Test
  void whatWasBegunIsAnsweredAndWhatWasAnsweredIsKept() throws Exception {
    Process process = start();
    try (BufferedReader err = process.errorReader();
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      URI address = address(err);
      String collection = "{\"vectors\":{\"size\":2,\"distance\":\"Dot\"}}";
      assertThat(put(client, address.resolve("collections/c"), collection)).isEqualTo(200);
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int first = i;
        running.add(clients.submit(() -> write(address, first)));
      }
      assertThat(underLoad.await(2, TimeUnit.MINUTES)).isTrue();
      process.toHandle().destroy();
      for (Future<Void> each : running) {
        each.get();
      }
      assertThat(err.readLine()).isEqualTo("stopping");
      assertThat(err.readLine()).as("nothing was broken off, nothing complained").isNull();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    requireStored();
  }

  private void requireStored() {
    try (Engine engine = Engine.open(folder.resolve("data"), EngineParameters.defaults())) {
      Collection collection = engine.collection("c");
      assertThat(answered).hasSizeGreaterThanOrEqualTo(BEFORE).allMatch(id -> has(collection, id));
      assertThat(unanswered).hasSize(CLIENTS).noneMatch(id -> has(collection, id));
    }
  }

  private static boolean has(Collection collection, int id) {
    return !collection.get(List.of(PointId.of(id)), Fetch.IDS).isEmpty();
  }
}
