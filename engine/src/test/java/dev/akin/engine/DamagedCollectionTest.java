package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.damage.Damage;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an engine does with collections whose files are damaged, and with those beside them. */
@Tag("kernel-independent")
final class DamagedCollectionTest {
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine");
  private static final CollectionParameters PARAMETERS = CollectionParameters.of(2, Metric.L2);

  private CrashFileSystem files = CrashFileSystem.create();

  @BeforeAll
  static void expectDamageSilently() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setLevel(null);
  }

  @Test
  void aLogThatIsDamagedInTheMiddleIsReadUpToThere() throws IOException {
    Engine writer = open(EngineParameters.defaults());
    Collection products = writer.create("products", PARAMETERS);
    writer.create("others", PARAMETERS).upsert(List.of(point(7)));
    products.upsert(List.of(point(1)));
    Path log = only("products/log", ".log");
    long second = Files.size(log);
    products.upsert(List.of(point(2)));
    products.upsert(List.of(point(3)));
    files = files.crash(new Seed(0));
    flip(path(log), second + 40);
    Map<Path, byte[]> before = TreeBytes.of(path("products"));

    try (Engine engine = open(EngineParameters.defaults())) {
      Collection damaged = engine.collection("products");
      assertThat(ids(damaged)).containsExactly(PointId.of(1));
      assertThat(damaged.search(SearchRequest.of(new float[2], 9)).points()).hasSize(1);
      String place = path(log) + ": at offset " + second;
      assertThatThrownBy(() -> damaged.upsert(List.of(point(4))))
          .isInstanceOf(ReadOnlyException.class)
          .hasMessageContaining("\"products\"")
          .hasMessageContaining(place)
          .hasMessageContaining("akin verify --repair");
      assertThat(damaged.status().writes().refused().orElseThrow()).contains(place);
      assertThat(damaged.status().writes().damages())
          .extracting(Damage::offset)
          .containsExactly(OptionalLong.of(second));
      assertThat(damaged.awaitIndexed(Duration.ofMinutes(1))).isTrue();

      engine.collection("others").upsert(List.of(point(8)));
      assertThat(engine.collection("others").status().writes().refused()).isEmpty();
    }
    TreeBytes.assertSame(path("products"), before);
  }

  @Test
  void aDamagedSegmentIsLeftOut() throws IOException {
    try (Engine engine = open(EngineParameters.defaults())) {
      Collection products = engine.create("products", PARAMETERS);
      products.upsert(List.of(point(1)));
      products.store().commit();
      products.upsert(List.of(point(2)));
    }
    Path vectors = first("products/lucene", ".akv");
    flip(vectors, Files.size(vectors) / 2);

    try (Engine engine = open(EngineParameters.defaults())) {
      Collection damaged = engine.collection("products");
      assertThat(ids(damaged)).containsExactly(PointId.of(2));
      assertThatThrownBy(() -> damaged.delete(PointSelector.ids(List.of(PointId.of(2)))))
          .isInstanceOf(ReadOnlyException.class)
          .hasMessageContaining(vectors.toString());
    }
  }

  @Test
  void whatCannotBeReadAtAllIsListedWithTheReasonAndCanBeDropped() throws IOException {
    try (Engine engine = open(EngineParameters.defaults())) {
      engine.create("described", PARAMETERS).upsert(List.of(point(1)));
      engine.create("indexed", PARAMETERS).upsert(List.of(point(1)));
      engine.create("whole", PARAMETERS).upsert(List.of(point(1)));
    }
    Path description = path("described/collection.json");
    flip(description, 2);
    Path commit = first("indexed/lucene", "segments_");
    flip(commit, Files.size(commit) / 2);

    try (Engine engine = open(EngineParameters.defaults())) {
      assertThat(engine.collections()).containsExactly("described", "indexed", "whole");
      assertThat(engine.broken()).containsOnlyKeys("described", "indexed");
      assertThatThrownBy(() -> engine.collection("described"))
          .isInstanceOf(BrokenCollectionException.class)
          .hasMessageContaining(description.toString());
      assertThatThrownBy(() -> engine.collection("indexed"))
          .isInstanceOf(BrokenCollectionException.class)
          .hasMessageContaining(commit.toString());
      assertThatThrownBy(() -> engine.create("indexed", PARAMETERS))
          .isInstanceOf(CollectionExistsException.class);
      assertThat(engine.collection("whole").count(Optional.empty())).isEqualTo(1);

      assertThat(engine.drop("indexed")).isTrue();
      assertThat(engine.create("indexed", PARAMETERS).count(Optional.empty())).isZero();
    }
  }

  @Test
  void readOnlyModeChangesNothingOnDisk() throws IOException {
    Engine writer = open(EngineParameters.defaults());
    Collection products = writer.create("products", PARAMETERS);
    products.upsert(List.of(point(1), point(2)));
    products.store().commit();
    products.delete(PointSelector.ids(List.of(PointId.of(1))));
    products.upsert(List.of(point(3)));
    Path log = only("products/log", ".log");
    files = files.crash(new Seed(0));
    byte[] whole = Files.readAllBytes(path(log));
    Files.write(path(log), Arrays.copyOf(whole, whole.length + 100));
    Files.createDirectory(path(".creating-x"));
    Map<Path, byte[]> before = TreeBytes.of(files.getPath("/akin"));

    try (Engine engine = open(EngineParameters.defaults().withReadOnly(true))) {
      Collection read = engine.collection("products");
      assertThat(ids(read)).containsExactly(PointId.of(2), PointId.of(3));
      assertThatThrownBy(() -> read.upsert(List.of(point(4))))
          .isInstanceOf(ReadOnlyException.class)
          .hasMessageContaining("opened to be read only");
      assertThatThrownBy(() -> engine.create("x", PARAMETERS))
          .isInstanceOf(ReadOnlyException.class);
      assertThatThrownBy(() -> engine.drop("products")).isInstanceOf(ReadOnlyException.class);
      assertThat(read.status().writes().refused()).isPresent();
    }
    TreeBytes.assertSame(files.getPath("/akin"), before);
    assertThatThrownBy(() ->
            Engine.open(files.getPath("/nowhere"), EngineParameters.defaults().withReadOnly(true)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("/nowhere");
  }

  private Engine open(EngineParameters parameters) {
    return Engine.open(
        files.getPath("/akin"),
        parameters
            .withSearchThreads(1, 1)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(Duration.ofHours(1)));
  }

  private static List<PointId> ids(Collection collection) {
    return collection.scroll(ScrollRequest.of(100)).points().stream().map(StoredPoint::id).toList();
  }

  private static Point point(long id) {
    return new Point(PointId.of(id), new float[] {id, 1}, Payload.of(Map.of("n", id)));
  }

  private Path path(String name) {
    return files.getPath("/akin/collections/" + name);
  }

  /** The same path after a crash. */
  private Path path(Path earlier) {
    return files.getPath(earlier.toString());
  }

  private Path first(String folder, String part) throws IOException {
    try (var names = Files.list(path(folder))) {
      return names
          .filter(file -> file.toString().contains(part))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private Path only(String folder, String part) throws IOException {
    try (var names = Files.list(path(folder))) {
      assertThat(names).hasSize(1);
    }
    return first(folder, part);
  }

  private static void flip(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) offset] ^= 0x10;
    Files.write(file, bytes);
  }
}
