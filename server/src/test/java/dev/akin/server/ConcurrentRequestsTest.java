package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConcurrentRequestsTest {
  private static final int CLIENTS = 12;
  private static final int ROUNDS = 10;

  @TempDir Path data;

  /** Each client writes points of its own, reads each back at once, and finds it by a search. */
  @Test
  void everyClientReadsItsOwnWrites() throws InterruptedException, ExecutionException {
    try (Served served = Served.start(data);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      Products.create(served);
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        running.add(clients.submit(() -> writeAndRead(served, number)));
      }
      for (Future<?> each : running) {
        each.get();
      }
      long count =
          served.post(Products.PATH + "/points/count", "{}").result().path("count").longValue();
      assertThat(count).isEqualTo(Products.SIZE + (long) CLIENTS * ROUNDS);
    }
  }

  private static void writeAndRead(Served served, int client) {
    String points = Products.PATH + "/points";
    for (int round = 0; round < ROUNDS; round++) {
      int id = 1_000 + client * ROUNDS + round;
      double angle = Math.toRadians(180 + 150.0 * (id - 1_000) / (CLIENTS * ROUNDS));
      String vector = "[" + Math.cos(angle) + "," + Math.sin(angle) + "]";
      Reply stored =
          served.put(points, "{\"points\":[{\"id\":" + id + ",\"vector\":" + vector + "}]}");
      assertThat(stored.status()).as(stored.text()).isEqualTo(200);
      assertThat(served.get(points + "/" + id).result().path("id").intValue()).isEqualTo(id);
      Reply found = served.post(points + "/query", "{\"query\":" + vector + ",\"limit\":1}");
      assertThat(found.result().path("points").path(0).path("id").intValue())
          .as(found.text())
          .isEqualTo(id);
    }
  }
}
