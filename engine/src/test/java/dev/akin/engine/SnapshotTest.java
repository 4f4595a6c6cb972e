package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot shows one moment, and a restored collection is whole or not there. */
@Tag("kernel-independent")
final class SnapshotTest {
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine");
  private static final CollectionParameters PARAMETERS = CollectionParameters.of(2, Metric.L2);

  @TempDir private Path folder;

  @BeforeAll
  static void expectFailuresSilently() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setLevel(null);
  }

  @Test
  void anEmptyAndAFullCollectionComeBackUnderAnyName() {
    try (Engine engine = open()) {
      Collection products = engine.create("products", PARAMETERS.withIndex("Flat"));
      products.snapshot(folder.resolve("empty"));
      products.upsert(List.of(point(1, 1), point(2, 1)));
      products.delete(PointSelector.ids(List.of(PointId.of(1))));
      products.snapshot(folder.resolve("full"));
      products.upsert(List.of(point(3, 1)));

      assertThat(WholeCollection.read(engine.restore("a", folder.resolve("empty")))).isEmpty();
      Collection restored = engine.restore("été", folder.resolve("full"));
      assertThat(restored.parameters()).isEqualTo(products.parameters());
      assertThat(WholeCollection.read(restored)).containsOnlyKeys(PointId.of(2));
      restored.upsert(List.of(point(4, 1)));
      assertThat(WholeCollection.read(products)).hasSize(2);
      assertThatThrownBy(() -> engine.restore("a", folder.resolve("full")))
          .isInstanceOf(CollectionExistsException.class);
      assertThatThrownBy(() -> products.snapshot(folder.resolve("full")))
          .isInstanceOf(InvalidRequestException.class);
    }
    try (Engine engine = open()) {
      assertThat(WholeCollection.read(engine.collection("été")))
          .containsOnlyKeys(PointId.of(2), PointId.of(4));
    }
  }

  /** Every write sets ten points to the same number: a snapshot with two numbers halved a write. */
  @Test
  void aSnapshotUnderLoadHalvesNoWriteAndLosesNone() throws InterruptedException {
    try (Engine engine = open()) {
      Collection products = engine.create("products", PARAMETERS);
      AtomicLong acknowledged = new AtomicLong();
      AtomicBoolean enough = new AtomicBoolean();
      write(products, 1);
      acknowledged.set(1);
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                while (!enough.get()) {
                  long round = acknowledged.get() + 1;
                  write(products, round);
                  acknowledged.set(round);
                }
              });
      try {
        for (int i = 0; i < 8; i++) {
          long before = acknowledged.get();
          products.snapshot(folder.resolve("snapshot-" + i));
          long after = acknowledged.get() + 1;
          Collection restored = engine.restore("restored-" + i, folder.resolve("snapshot-" + i));
          List<Object> rounds =
              WholeCollection.read(restored).values().stream()
                  .map(point -> point.payload().field("round").orElseThrow())
                  .toList();
          assertThat(rounds).hasSize(10).containsOnly(rounds.getFirst());
          assertThat((long) rounds.getFirst()).isBetween(before, after);
        }
      } finally {
        enough.set(true);
        writer.join();
      }
    }
  }

  private static void write(Collection collection, long round) {
    List<Point> points = new ArrayList<>();
    for (long id = 0; id < 10; id++) {
      points.add(point(id, round));
    }
    collection.upsert(points);
  }

  @Test
  void whatIsMissingOrChangedIsNamedAndNothingIsLeft() throws IOException {
    Path snapshot = folder.resolve("snapshot");
    try (Engine engine = open()) {
      Collection products = engine.create("products", PARAMETERS);
      products.upsert(List.of(point(1, 1), point(2, 1)));
      products.snapshot(snapshot);
      for (Path file : TreeBytes.of(snapshot).keySet()) {
        if (Files.isDirectory(file)) {
          continue;
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(file, damaged);
        assertRefused(engine, snapshot, file);
        Files.delete(file);
        assertRefused(engine, snapshot, file);
        Files.write(file, whole);
      }
      assertThat(folder.resolve("data/collections").toFile().list()).containsExactly("products");
      assertThat(engine.restore("restored", snapshot).count(Optional.empty())).isEqualTo(2);
    }
  }

  private static void assertRefused(Engine engine, Path snapshot, Path file) {
    assertThatThrownBy(() -> engine.restore("restored", snapshot))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.getFileName().toString());
    assertThat(engine.collections()).containsExactly("products");
  }

  @Test
  void theProbeDecides() throws IOException {
    Path snapshot = folder.resolve("snapshot");
    try (Engine engine = open()) {
      Collection products = engine.create("products", PARAMETERS);
      products.upsert(List.of(point(1, 1), point(2, 1)));
      products.snapshot(snapshot);
      Path manifest = snapshot.resolve("snapshot.json");
      String edited =
          Files.readString(manifest)
              .replaceFirst(",\"crc32c\":\"[0-9a-f]{8}\"}$", "}")
              .replace("\"points\":2", "\"points\":3");
      Files.writeString(manifest, edited);
      assertThatThrownBy(() -> engine.restore("restored", snapshot))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("not as it was")
          .hasMessageContaining("2 points, expected 3");
      assertThat(engine.collections()).containsExactly("products");
    }
  }

  @SeededTest(30)
  void aPowerFailureLeavesAWholeSnapshotOrNone(Seed seed) throws IOException {
    CrashFileSystem files = CrashFileSystem.create();
    try (Engine engine = open(files)) {
      Collection products = engine.create("products", PARAMETERS);
      products.upsert(List.of(point(1, 1)));
      products.store().commit();
      products.upsert(List.of(point(2, 1)));
    }
    CrashFileSystem failing = files.crash(seed);
    failing.crashAt(1 + seed.random().nextInt(250));
    boolean done = false;
    try (Engine engine = open(failing)) {
      engine.collection("products").snapshot(failing.getPath("/snapshot"));
      done = true;
      engine.restore("restored", failing.getPath("/snapshot"));
    } catch (RuntimeException | AssertionError e) {
      assertThat(e).hasStackTraceContaining("simulated power failure");
    }
    CrashFileSystem survivors = failing.crash(seed.derive(1));
    try (Engine engine = open(survivors)) {
      assertThat(WholeCollection.read(engine.collection("products"))).hasSize(2);
      if (engine.collections().contains("restored")) {
        assertThat(WholeCollection.read(engine.collection("restored"))).hasSize(2);
        engine.drop("restored");
      }
      boolean whole = Files.exists(survivors.getPath("/snapshot"));
      assertThat(whole || !done).isTrue();
      if (whole) {
        Collection restored = engine.restore("restored", survivors.getPath("/snapshot"));
        assertThat(WholeCollection.read(restored)).hasSize(2);
      }
    }
  }

  private Engine open() {
    return Engine.open(
        folder.resolve("data"),
        EngineParameters.defaults()
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofMillis(5))
            .withCommitInterval(Duration.ofMillis(20)));
  }

  private static Engine open(CrashFileSystem files) {
    return Engine.open(
        files.getPath("/akin"),
        EngineParameters.defaults()
            .withSearchThreads(1, 1)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(Duration.ofHours(1)));
  }

  private static Point point(long id, long round) {
    return new Point(PointId.of(id), new float[] {id, 1}, Payload.of(Map.of("round", round)));
  }
}
