package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import dev.akin.engine.damage.Finding;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs of merged segments that grow from those before; 3,000 points of 16 dimensions, seed 1. */
final class SeededSidecarsTest {
  private static final int DIMENSION = 16;
  private static final int POINTS = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final float[][] ROWS = VectorDistribution.uniform(DIMENSION).sample(9_300, 1);
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine.sidecar");

  @TempDir private Path data;

  private final List<String> said = new ArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          said.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(listener);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.removeHandler(listener);
  }

  @Test
  void theGraphOfAMergeGrowsFromTheOneBefore() throws IOException {
    try (Engine engine = open()) {
      Collection collection = created(engine);
      assertThat(said.getLast()).contains("over 3,000 vectors").endsWith("anew");
      change(collection, 100);
      assertThat(graphs()).as("kept while a graph is missing").hasSize(1);
      index(collection);
      assertGrown(2_900, 100, 1);
      assertThat(graphs()).hasSize(1);
      assertRecall(collection, 100);
      change(collection, 200);
      index(collection);
      assertGrown(2_900, 100, 2);
      assertRecall(collection, 200);
    }
  }

  @Test
  void atRestLargeSegmentsAreOneAndSmallOnesAreScanned() throws IOException {
    try (Engine engine = open()) {
      Collection collection =
          engine.create("c", CollectionParameters.of(DIMENSION, Metric.L2).withIndex("HNSW8"));
      load(collection, 0, 3_000);
      load(collection, 3_000, 5_000);
      assertThat(collection.store().segments()).isEqualTo(2);
      index(collection);
      assertThat(collection.store().segments()).isEqualTo(1);
      assertThat(collection.status().indexing().indexed()).isEqualTo(5_000);
      load(collection, 5_000, 5_312);
      index(collection);
      assertThat(collection.store().segments()).as("312 are less than 5,000 / 16").isEqualTo(2);
      assertThat(said).hasSize(1);
      load(collection, 5_312, 5_313);
      index(collection);
      assertThat(collection.store().segments()).as("313 are not").isEqualTo(1);
      assertThat(said.getLast())
          .endsWith("grown from one over 5,000: 5,000 reused, 313 inserted, generation 1");
    }
  }

  private static void load(Collection collection, int from, int to) throws IOException {
    upsert(collection, from, to);
    collection.store().refresh();
  }

  @Test
  void soItDoesAfterARestart() throws IOException {
    mergedWithoutGraph();
    try (Engine engine = open()) {
      Collection collection = engine.collection("c");
      assertThat(collection.status().indexing().indexed()).isZero();
      index(collection);
      assertGrown(2_900, 100, 1);
      assertThat(manifest()).contains("\"generation\":1,");
      assertRecall(collection, 100);
    }
  }

  @Test
  void pointsWhosePayloadsChangedAreKnownByTheirVectors() throws IOException {
    try (Engine engine = open()) {
      Collection collection = created(engine);
      List<PointId> all = IntStream.range(0, POINTS).mapToObj(PointId::of).toList();
      collection.setPayload(PointSelector.ids(all), Payload.of(Map.of("price", 7)));
      merge(collection);
      index(collection);
      assertGrown(3_000, 0, 1);
      assertRecall(collection, 0);
    }
  }

  @Test
  void whereMostIsNewTheGraphIsBuiltAnew() throws IOException {
    try (Engine engine = open()) {
      Collection collection = created(engine);
      upsert(collection, POINTS, 9_300);
      merge(collection);
      index(collection);
      assertThat(said.getLast()).contains("over 9,300 vectors").endsWith("anew");
      assertThat(manifest()).doesNotContain("generation");
      assertThat(graphs()).hasSize(1);
    }
  }

  @Test
  void whereAThirdIsOldItGrows() throws IOException {
    try (Engine engine = open()) {
      Collection collection = created(engine);
      upsert(collection, POINTS, 9_000);
      merge(collection);
      index(collection);
      assertGrown(3_000, 6_000, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {49, 50})
  void afterFiftyGenerationsAGraphIsBuiltAnew(int generation) throws IOException {
    mergedWithoutGraph();
    Files.writeString(
        manifestFile(),
        manifest()
            .replaceAll(",\"crc32c\":\"[0-9a-f]{8}\"", "")
            .replace("\"calibration\"", "\"generation\":" + generation + ",\"calibration\""));
    try (Engine engine = open()) {
      index(engine.collection("c"));
      assertThat(said).noneMatch(line -> line.startsWith("WARNING"));
      if (generation == 49) {
        assertGrown(2_900, 100, 50);
      } else {
        assertThat(said.getLast()).endsWith("anew");
        assertThat(manifest()).doesNotContain("generation");
      }
    }
  }

  @Test
  void aSidecarOfAnEarlierVersionLoadsAndIsNoSeed() throws IOException {
    try (Engine engine = open()) {
      created(engine);
    }
    withoutRows(graphs().getFirst());
    try (Engine engine = open()) {
      Collection collection = engine.collection("c");
      assertThat(collection.status().indexing().indexed()).isEqualTo(POINTS);
      change(collection, 100);
      index(collection);
      assertThat(said.getLast()).endsWith("anew");
      assertThat(said).noneMatch(line -> line.startsWith("WARNING"));
      assertRecall(collection, 100);
    }
  }

  /** Writes a file as versions did that told nothing of its rows. */
  private static void withoutRows(Path file) throws IOException {
    Path copy = file.resolveSibling("copy");
    try (SectionFile from = SectionFile.open(file);
        SectionFileWriter to = new SectionFileWriter(copy, from.family())) {
      for (String section : from.sections()) {
        if (!section.equals("ROWS")) {
          to.section(section).write(from.section(section));
        }
      }
      to.commit();
    }
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aDamagedSeedIsFoundAndSaidOnce() throws IOException {
    mergedWithoutGraph();
    Path seed = graphs().getFirst();
    byte[] bytes = Files.readAllBytes(seed);
    bytes[bytes.length - 2_000] ^= 16;
    Files.write(seed, bytes);
    try (Verification verification = Verification.open(data)) {
      List<Finding> findings = verification.check(_ -> {});
      assertThat(findings).hasSize(1);
      assertThat(findings.getFirst().toString())
          .contains("section ROWS")
          .contains(seed.getFileName().toString());
    }
    try (Engine engine = open()) {
      Collection collection = engine.collection("c");
      index(collection);
      assertThat(said.getLast()).endsWith("anew");
      assertThat(said.stream().filter(line -> line.startsWith("WARNING")))
          .singleElement()
          .asString()
          .contains("no seed", "section ROWS");
      assertRecall(collection, 100);
      assertThat(graphs()).hasSize(1).doesNotContain(seed);
    }
  }

  @Test
  void underInnerProductGraphsAreBuiltAnew() throws IOException {
    try (Engine engine = open()) {
      Collection collection = created(engine, Metric.DOT);
      change(collection, 100);
      index(collection);
      assertThat(said.getLast()).endsWith("anew");
      assertThat(graphs()).hasSize(1);
    }
  }

  @Test
  void aGraphThatDoesNotFitMakesRoomForItself() throws IOException {
    CrashFileSystem files = CrashFileSystem.create();
    try (Engine engine = Engine.open(files.getPath("/akin"), parameters())) {
      Collection collection = created(engine);
      change(collection, 100);
      // The graph before it has 3,000 × 72 bytes, and so has this one.
      files.limit(used(files) + 100_000);
      index(collection);
      assertGrown(2_900, 100, 1);
      assertRecall(collection, 100);
    }
  }

  private static long used(CrashFileSystem files) throws IOException {
    return TreeBytes.of(files.getPath("/")).values().stream()
        .mapToLong(bytes -> bytes.length)
        .sum();
  }

  @Test
  void aMissingSeedIsSaidOnce() throws IOException {
    mergedWithoutGraph();
    Files.delete(graphs().getFirst());
    try (Engine engine = open()) {
      index(engine.collection("c"));
      assertThat(said.getLast()).endsWith("anew");
      assertThat(said.stream().filter(line -> line.startsWith("WARNING")))
          .singleElement()
          .asString()
          .contains("no seed", ".akg is missing");
    }
  }

  private Engine open() {
    return Engine.open(data, parameters());
  }

  private static EngineParameters parameters() {
    return EngineParameters.defaults()
        .withResultCache(0)
        .withIndexThreads(0)
        .withRefreshInterval(Duration.ofHours(1))
        .withCommitInterval(Duration.ofHours(1));
  }

  /** A collection with a graph of one segment. */
  private static Collection created(Engine engine) throws IOException {
    return created(engine, Metric.L2);
  }

  private static Collection created(Engine engine, Metric metric) throws IOException {
    CollectionParameters parameters = CollectionParameters.of(DIMENSION, metric).withIndex("HNSW8");
    Collection collection = engine.create("c", parameters);
    upsert(collection, 0, POINTS);
    merge(collection);
    index(collection);
    return collection;
  }

  private void mergedWithoutGraph() throws IOException {
    try (Engine engine = open()) {
      change(created(engine), 100);
    }
  }

  /** The hundred oldest points go, a hundred others come, so that the first {@code to} are gone. */
  private static void change(Collection collection, int to) throws IOException {
    collection.delete(
        PointSelector.ids(IntStream.range(to - 100, to).mapToObj(PointId::of).toList()));
    upsert(collection, POINTS + to - 100, POINTS + to);
    merge(collection);
  }

  private static void upsert(Collection collection, int from, int to) {
    List<Point> points = new ArrayList<>();
    for (int i = from; i < to; i++) {
      points.add(new Point(PointId.of(i), ROWS[i], Payload.empty()));
    }
    collection.upsert(points);
  }

  private static void merge(Collection collection) throws IOException {
    collection.store().refresh();
    collection.store().mergeTo(1);
    collection.store().commit();
  }

  private static void index(Collection collection) {
    assertThat(collection.awaitIndexed(PATIENCE)).isTrue();
    CollectionStatus.Indexing indexing = collection.status().indexing();
    assertThat(indexing.indexed()).isEqualTo(indexing.wanted()).isPositive();
  }

  private void assertGrown(int reused, int inserted, int generation) {
    assertThat(said.getLast())
        .endsWith(
            "grown from one over 3,000: %,d reused, %,d inserted, generation %d"
                .formatted(reused, inserted, generation));
  }

  /** Recall against the plain oracle, on queries of the same population. */
  private static void assertRecall(Collection collection, int first) {
    float[][] rows = Arrays.copyOfRange(ROWS, first, POINTS + first);
    ExactOracle oracle = ExactOracle.l2(rows);
    int hits = 0;
    for (float[] query : VectorDistribution.uniform(DIMENSION).sample(50, 2)) {
      Set<PointId> truth = new HashSet<>();
      for (int row : oracle.ordinals(query, 10)) {
        truth.add(PointId.of(first + row));
      }
      collection
          .search(SearchRequest.of(query, 10))
          .points()
          .forEach(found -> truth.remove(found.id()));
      hits += 10 - truth.size();
    }
    assertThat(hits / 500.0).as("recall@10, 50 queries, seeds 1, 2").isGreaterThanOrEqualTo(0.95);
  }

  private String manifest() throws IOException {
    return Files.readString(manifestFile());
  }

  private Path manifestFile() {
    return data.resolve("collections/c/sidecars/manifest.json");
  }

  private List<Path> graphs() throws IOException {
    try (Stream<Path> files = Files.list(manifestFile().getParent())) {
      return files.filter(file -> file.toString().endsWith(".akg")).toList();
    }
  }
}
