package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many collections, of which few are open: nobody who uses them can tell. */
@Tag("kernel-independent")
final class OpenCollectionsTest {
  private static final CollectionParameters PARAMETERS = CollectionParameters.of(2, Metric.L2);
  private static final int COLLECTIONS = 12;

  @TempDir private Path data;

  @Test
  void thoseUsedLongestAgoAreClosedAndComeBackWithEverything() {
    try (Engine engine = open(3)) {
      for (int i = 0; i < COLLECTIONS; i++) {
        engine.create("c" + i, PARAMETERS).upsert(List.of(point(i)));
        assertThat(engine.openCollections()).isBetween(1, 3);
      }
      assertThat(openOnes(engine)).containsExactlyInAnyOrder("c9", "c10", "c11");

      assertThat(engine.collection("c10").count(Optional.empty())).isEqualTo(1);
      assertThat(engine.collection("c0").get(List.of(PointId.of(0)), Fetch.PAYLOADS_AND_VECTORS))
          .hasSize(1);
      assertThat(openOnes(engine)).containsExactlyInAnyOrder("c10", "c11", "c0");
    }
    try (Engine engine = open(3)) {
      assertThat(engine.openCollections()).isZero();
      assertThat(engine.collections()).hasSize(COLLECTIONS);
      for (int i = 0; i < COLLECTIONS; i++) {
        assertThat(engine.collection("c" + i).count(Optional.empty())).isEqualTo(1);
      }
    }
  }

  @Test
  void asManyAsThereIsRoomForAreOpenFromTheStart() {
    try (Engine engine = open(3)) {
      engine.create("a", PARAMETERS);
      engine.create("b", PARAMETERS);
    }
    try (Engine engine = open(3)) {
      assertThat(openOnes(engine)).containsExactly("a", "b");
    }
  }

  @Test
  void anyNumberOfThreadsUsesThemAndNoWriteIsLost() throws Exception {
    try (Engine engine = open(2)) {
      for (int i = 0; i < COLLECTIONS; i++) {
        engine.create("c" + i, PARAMETERS);
      }
      List<Callable<Integer>> clients = new ArrayList<>();
      for (int client = 0; client < 8; client++) {
        int seed = client;
        clients.add(() -> use(engine, seed));
      }
      int written = 0;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Integer> done : threads.invokeAll(clients)) {
          written += done.get();
        }
      }
      long found = 0;
      for (String name : engine.collections()) {
        found += engine.collection(name).count(Optional.empty());
      }
      assertThat(found).isEqualTo(written);
      assertThat(engine.openCollections()).isLessThanOrEqualTo(2);
    }
  }

  /** Writes points of its own, and finds each of them at once; returns how many. */
  private static int use(Engine engine, int client) {
    SplittableRandom random = new SplittableRandom(client);
    int steps = 60;
    for (int step = 0; step < steps; step++) {
      Collection collection = engine.collection("c" + random.nextInt(COLLECTIONS));
      Point point = point(client * 1000 + step);
      collection.upsert(List.of(point));
      assertThat(collection.get(List.of(point.id()), Fetch.PAYLOADS_AND_VECTORS)).hasSize(1);
    }
    return steps;
  }

  @Test
  void droppingAndClosingEndAClosedCollectionToo() {
    Collection closed;
    try (Engine engine = open(1)) {
      Collection dropped = engine.create("a", PARAMETERS);
      closed = engine.create("b", PARAMETERS);
      engine.create("c", PARAMETERS);
      assertThat(openOnes(engine)).containsExactly("c");

      assertThat(engine.drop("a")).isTrue();
      assertThatThrownBy(() -> dropped.count(Optional.empty()))
          .isInstanceOf(UnknownCollectionException.class);
    }
    assertThatThrownBy(() -> closed.count(Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aBrokenOneSaysSoWhenItIsUsedAndTheOthersAreNotConcerned() throws Exception {
    try (Engine engine = open(1)) {
      engine.create("a", PARAMETERS).upsert(List.of(point(1)));
      engine.create("b", PARAMETERS).upsert(List.of(point(1)));
    }
    Path lucene = data.resolve("collections/a/lucene");
    try (Stream<Path> files = Files.list(lucene)) {
      for (Path file : files.filter(file -> file.toString().contains("segments_")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (Engine engine = open(1)) {
      Collection broken = engine.collection("a");
      assertThatThrownBy(() -> broken.count(Optional.empty()))
          .isInstanceOf(BrokenCollectionException.class)
          .hasMessageContaining("\"a\"");
      assertThat(engine.collection("b").count(Optional.empty())).isEqualTo(1);
    }
  }

  private static List<String> openOnes(Engine engine) {
    return engine.collections().stream()
        .filter(name -> engine.collection(name).statusIfOpen().isPresent())
        .toList();
  }

  private Engine open(int openCollections) {
    return Engine.open(
        data,
        EngineParameters.defaults()
            .withSearchThreads(1, 64)
            .withIndexThreads(0)
            .withCommitInterval(Duration.ofHours(1))
            .withOpenCollections(openCollections));
  }

  private static Point point(int id) {
    return new Point(PointId.of(id), new float[] {id, 1}, Payload.empty());
  }
}
