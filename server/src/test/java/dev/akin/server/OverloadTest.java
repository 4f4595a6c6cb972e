package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More searches at once than an engine with one thread and one place in its queue can take. */
final class OverloadTest {
  private static final int SIZE = 20_000;
  private static final int DIMENSION = 64;
  private static final int CLIENTS = 32;
  private static final int ROUNDS = 5;

  @TempDir Path data;

  @Test
  void searchesAboveTheQueueAreToldToComeBack() throws InterruptedException, ExecutionException {
    EngineParameters narrow = EngineParameters.defaults().withSearchThreads(1, 1);
    try (Served served = Served.start(data, narrow);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      fill(served.engine().create("many", CollectionParameters.of(DIMENSION, Metric.L2)));
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < CLIENTS * ROUNDS; i++) {
        replies.add(clients.submit(() -> search(served)));
      }
      int refused = 0;
      for (Future<Reply> each : replies) {
        Reply reply = each.get();
        if (reply.status() == 429) {
          refused++;
          assertThat(reply.header("Retry-After")).isEqualTo("1");
          assertThat(reply.error()).startsWith("overloaded: ");
        } else {
          assertThat(reply.status()).as(reply.text()).isEqualTo(200);
          assertThat(reply.result().path("points")).hasSize(10);
        }
      }
      assertThat(refused).isPositive().isLessThan(CLIENTS * ROUNDS);
      assertThat(search(served).status()).isEqualTo(200);
    }
  }

  private static Reply search(Served served) {
    String query = "{\"query\":7,\"limit\":10,\"params\":{\"exact\":true}}";
    return served.post("/collections/many/points/query", query);
  }

  private static void fill(Collection collection) {
    Random random = new Random(5);
    List<Point> points = new ArrayList<>();
    for (int id = 0; id < SIZE; id++) {
      float[] vector = new float[DIMENSION];
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] = random.nextFloat();
      }
      points.add(new Point(PointId.of(id), vector, Payload.empty()));
    }
    collection.upsert(points);
  }
}
