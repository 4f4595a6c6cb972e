package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.ModelCollection.Write;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.sidecar.Sidecars;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeedExtension;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The disk fills up at any moment: in the log, in a flush, a merge, a commit, a graph. Writes are
 * refused and leave nothing, reads go on, and with space everything goes on.
 */
@ExtendWith(SeedExtension.class)
@Tag("kernel-independent")
final class FullDiskTest {
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine");

  @BeforeAll
  static void expectFailuresSilently() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setLevel(null);
  }

  @SeededTest(40)
  void refusedWritesLeaveNothingAndLaterOnesAreTaken(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    RandomWrites writes = new RandomWrites(seed.derive(1).random());
    CrashFileSystem files = CrashFileSystem.create();
    ModelCollection model = new ModelCollection();
    int refused = 0;
    try (Engine engine = open(files, random.nextBoolean() ? Duration.ZERO : Duration.ofHours(1))) {
      Collection collection = engine.create("products", RandomWrites.COLLECTION);
      for (int phase = 0; phase < 6; phase++) {
        files.limit(used(files) + random.nextInt(12_000));
        for (int i = 0; i < 12; i++) {
          Write write = writes.next();
          try {
            write.to(collection);
            model = model.after(write);
          } catch (DiskFullException e) {
            assertThat(e).hasMessageContaining("\"products\"");
            refused++;
          }
          upkeep(collection, random);
          assertThat(WholeCollection.read(collection)).isEqualTo(model.points());
          assertThat(collection.status().points()).isEqualTo(model.points().size());
        }
        files.limit(Long.MAX_VALUE);
        Write write = writes.next();
        write.to(collection);
        model = model.after(write);
        assertThat(WholeCollection.read(collection)).isEqualTo(model.points());
        assertThat(collection.status().writes().refused()).isEmpty();
      }
    }
    assertThat(refused).isPositive();
    CrashFileSystem survivors = files.crash(seed);
    try (Engine engine = open(survivors, Duration.ofHours(1))) {
      assertThat(WholeCollection.read(engine.collection("products"))).isEqualTo(model.points());
    }
  }

  /** What happens beside writes, and fails for itself. */
  private static void upkeep(Collection collection, SplittableRandom random) throws IOException {
    try {
      switch (random.nextInt(8)) {
        case 0 -> collection.store().refresh();
        case 1 -> collection.store().commit();
        case 2 -> collection.store().mergeTo(1);
        default -> {}
      }
    } catch (IOException | RuntimeException e) {
      assertThat(e).hasStackTraceContaining("No space left on device");
    }
  }

  @Test
  void aFullDiskAtOpeningIsNoReasonNotToRead() throws IOException {
    CrashFileSystem files = CrashFileSystem.create();
    Engine writer = open(files, Duration.ofHours(1));
    Collection products = writer.create("products", CollectionParameters.of(2, Metric.L2));
    products.upsert(List.of(point(1)));
    CrashFileSystem full = files.crash(new Seed(0));
    full.limit(used(full));
    try (Engine engine = open(full, Duration.ofHours(1))) {
      Collection read = engine.collection("products");
      assertThat(read.count(Optional.empty())).isEqualTo(1);
      assertThatThrownBy(() -> read.upsert(List.of(point(2))))
          .isInstanceOf(DiskFullException.class);
      full.limit(Long.MAX_VALUE);
      read.upsert(List.of(point(2)));
      assertThat(read.count(Optional.empty())).isEqualTo(2);
    }
    try (Engine engine = open(full, Duration.ofHours(1))) {
      assertThat(engine.collection("products").count(Optional.empty())).isEqualTo(2);
    }
  }

  @Test
  void aGraphThatDoesNotFitIsBuiltWhenThereIsSpace() throws IOException {
    CrashFileSystem files = CrashFileSystem.create();
    try (Engine engine = open(files, Duration.ofHours(1))) {
      Collection products =
          engine.create("products", CollectionParameters.of(4, Metric.L2).withIndex("HNSW4"));
      List<Point> points = new ArrayList<>();
      for (float[] vector : VectorDistribution.uniform(4).sample(Sidecars.LEAST_VECTORS, 1)) {
        points.add(new Point(PointId.of(points.size()), vector, Payload.empty()));
      }
      products.upsert(points);
      products.store().refresh();
      products.store().commit();
      files.limit(used(files) + 2_000);
      assertThatThrownBy(() -> products.awaitIndexed(Duration.ofMinutes(1)))
          .isInstanceOf(DiskFullException.class);
      assertThat(products.search(SearchRequest.of(new float[4], 5)).points()).hasSize(5);
      files.limit(Long.MAX_VALUE);
      assertThat(products.awaitIndexed(Duration.ofMinutes(1))).isTrue();
      assertThat(products.status().indexing().indexed()).isEqualTo(Sidecars.LEAST_VECTORS);
    }
  }

  @Test
  void aMergeThatDoesNotFitIsNotBegun() throws IOException {
    CrashFileSystem files = CrashFileSystem.create();
    try (Engine engine = open(files, Duration.ofHours(1))) {
      Collection products = engine.create("products", CollectionParameters.of(2, Metric.L2));
      for (long from = 0; from < 400; from += 100) {
        products.upsert(LongStream.range(from, from + 100).mapToObj(FullDiskTest::point).toList());
        products.store().refresh();
      }
      products.store().commit();
      assertThat(products.store().segments()).isEqualTo(4);
      long segment = used(files, "/akin/collections/products/lucene") / 4;
      files.limit(used(files) + segment);
      products.store().mergeTo(3);
      assertThat(products.store().segments()).isEqualTo(4);
      assertThat(products.status().writes().refused()).isEmpty();
      files.limit(used(files) + 5 * segment / 2);
      products.store().mergeTo(3);
      assertThat(products.store().segments()).as("two of them fit").isEqualTo(3);
      files.limit(Long.MAX_VALUE);
      products.store().mergeTo(3);
      assertThat(products.store().segments()).isEqualTo(1);
      assertThat(products.count(Optional.empty())).isEqualTo(400);
    }
  }

  private static Point point(long id) {
    return new Point(PointId.of(id), new float[] {id, 1}, Payload.empty());
  }

  private static long used(CrashFileSystem files) throws IOException {
    return used(files, "/");
  }

  private static long used(CrashFileSystem files, String folder) throws IOException {
    return TreeBytes.of(files.getPath(folder)).values().stream()
        .mapToLong(bytes -> bytes.length)
        .sum();
  }

  private static Engine open(CrashFileSystem files, Duration interval) {
    return Engine.open(
        files.getPath("/akin"),
        EngineParameters.defaults()
            .withSearchThreads(1, 1)
            .withIndexThreads(0)
            .withRefreshInterval(interval)
            .withCommitInterval(interval));
  }
}
