package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writers and readers at the same time, with refreshes, commits and merges as often as they can
 * happen.
 */
final class CollectionConcurrencyTest {
  private static final EngineParameters RESTLESS =
      EngineParameters.defaults()
          .withSearchThreads(2, 1000)
          .withRefreshInterval(Duration.ofMillis(5))
          .withCommitInterval(Duration.ofMillis(20));
  private static final int WRITERS = 3;
  private static final int ROUNDS = 60;
  private static final int BATCH = 20;

  @TempDir private Path data;

  @Test
  void readersSeeWholeBatchesAndTheNewestAcknowledgedWrite() throws Exception {
    try (Engine engine = Engine.open(data, RESTLESS);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      Collection collection = engine.create("c", CollectionParameters.of(4, Metric.L2));
      AtomicBoolean writing = new AtomicBoolean(true);
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(threads.submit(() -> readUntilDone(collection, writing)));
      }
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(collection, number)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<?> reader : readers) {
        reader.get();
      }
      assertThat(collection.count(Optional.empty())).isEqualTo(WRITERS * BATCH);
    }
    try (Engine engine = Engine.open(data, RESTLESS)) {
      Collection collection = engine.collection("c");
      assertThat(collection.count(Optional.of(Match.integer("round", ROUNDS - 1))))
          .isEqualTo(WRITERS * BATCH);
    }
  }

  /** Replaces the writer's own points again and again, and reads each write back at once. */
  private static void write(Collection collection, int writer) {
    for (int round = 0; round < ROUNDS; round++) {
      Payload payload = Payload.of(Map.of("writer", writer, "round", round));
      collection.upsert(batch(writer, round, payload));
      PointId id = PointId.of(writer * 1000L + round % BATCH);
      assertThat(collection.get(List.of(id), Fetch.PAYLOADS).getFirst().payload())
          .isEqualTo(payload);
      assertThat(collection.count(Optional.of(Match.integer("writer", writer)))).isEqualTo(BATCH);
    }
  }

  private static List<Point> batch(int writer, int round, Payload payload) {
    return IntStream.range(0, BATCH)
        .mapToObj(i ->
            new Point(PointId.of(writer * 1000L + i), new float[] {writer, i, round, 1}, payload))
        .toList();
  }

  /**
   * Each writer's points are of one round in every answer, because a batch becomes visible as one.
   */
  private static void readUntilDone(Collection collection, AtomicBoolean writing) {
    while (writing.get()) {
      for (int writer = 0; writer < WRITERS; writer++) {
        SearchRequest request =
            SearchRequest.of(new float[] {writer, 0, 0, 1}, 2 * BATCH)
                .withFilter(Match.integer("writer", writer));
        List<ScoredPoint> points = collection.search(request).points();
        assertThat(points.stream().map(ScoredPoint::id)).doesNotHaveDuplicates();
        if (!points.isEmpty()) {
          assertThat(points).hasSize(BATCH);
          assertThat(points.stream().map(point -> point.point().payload()).distinct()).hasSize(1);
        }
      }
    }
  }
}
