package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.sidecar.Sidecars;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeedExtension;
import dev.akin.testkit.VectorDistribution;
import dev.akin.testkit.crash.CrashFileSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A power failure at the operations of building a graph beside a segment: merge, commit, graph
 * file, manifest, removal of the old graph.
 */
@ExtendWith(SeedExtension.class)
@Tag("kernel-independent")
final class EngineIndexingCrashTest {
  private static final int POINTS = Sidecars.LEAST_VECTORS + 100;
  private static final VectorDistribution POPULATION = VectorDistribution.uniform(4);
  private static final float[] QUERY = POPULATION.sample(1, 9)[0];
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine");

  @BeforeAll
  static void expectFailuresSilently() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setLevel(null);
  }

  @Test
  void everyFourthMomentOfABuildMayBeTheLast(Seed seed) {
    failAtEvery(4, 1 + seed.random().nextInt(4));
  }

  @Test
  @Tag("slow")
  void everyMomentOfABuildMayBeTheLast() {
    failAtEvery(1, 1);
  }

  private static void failAtEvery(int stride, long firstOperation) {
    CrashFileSystem start = prepared();
    long operation = firstOperation;
    boolean crashed;
    do {
      CrashFileSystem files = start.crash(new Seed(0));
      files.crashAt(operation);
      crashed = buildTwice(files);
      checkAfter(files.crash(new Seed(operation)), crashed);
      operation += stride;
    } while (crashed);
    assertThat(operation).as("operations of two builds").isGreaterThan(40);
  }

  /** A committed collection that is large enough for a graph and has none. */
  private static CrashFileSystem prepared() {
    CrashFileSystem files = CrashFileSystem.create();
    List<Point> points = new ArrayList<>();
    for (float[] vector : POPULATION.sample(POINTS, 1)) {
      points.add(new Point(PointId.of(points.size()), vector, Payload.empty()));
    }
    try (Engine engine = open(files)) {
      CollectionParameters parameters = CollectionParameters.of(4, Metric.L2).withIndex("HNSW4");
      engine.create("products", parameters).upsert(points);
    }
    return files;
  }

  /** Builds a graph, and another one for the segment that a deletion leaves after a merge. */
  private static boolean buildTwice(CrashFileSystem files) {
    try (Engine engine = open(files)) {
      Collection collection = engine.collection("products");
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      collection.delete(PointSelector.ids(List.of(PointId.of(0))));
      collection.store().mergeTo(1);
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      return false;
    } catch (Exception | AssertionError e) {
      assertThat(e).hasStackTraceContaining("simulated power failure");
      return true;
    }
  }

  private static void checkAfter(CrashFileSystem files, boolean crashed) {
    try (Engine engine = open(files)) {
      Collection collection = engine.collection("products");
      checkSearch(collection);
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      checkSearch(collection);
      if (!crashed) {
        assertThat(collection.count(Optional.empty())).isEqualTo(POINTS - 1);
      }
    }
  }

  private static void checkSearch(Collection collection) {
    assertThat(collection.count(Optional.empty())).isBetween((long) POINTS - 1, (long) POINTS);
    List<PointId> exact = ids(collection.search(SearchRequest.of(QUERY, 20).exact()));
    List<PointId> found = ids(collection.search(SearchRequest.of(QUERY, 20)));
    assertThat(found).doesNotHaveDuplicates().hasSize(20);
    assertThat(exact.stream().filter(found::contains).count()).isGreaterThan(15);
  }

  private static List<PointId> ids(SearchAnswer answer) {
    return answer.points().stream().map(ScoredPoint::id).toList();
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
}
