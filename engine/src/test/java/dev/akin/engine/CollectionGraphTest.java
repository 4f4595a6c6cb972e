package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Collections whose plan is a graph: recall against exact search, filters, and sidecars that come
 * and go.
 */
final class CollectionGraphTest {
  private static final int DIMENSION = 48;
  private static final int QUERIES = 200;
  private static final int K = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 12, 5);
  private static final float[][] HELD_OUT = POPULATION.sample(QUERIES, 2);

  @TempDir private Path data;

  @Test
  void aForcedGraphKeepsTheFloorAndSurvivesReopening() throws IOException {
    float[][] rows = POPULATION.sample(20_000, 1);
    try (Engine engine = open()) {
      Collection collection = create(engine, "c", rows);
      assertThat(collection.awaitIndexed(PATIENCE)).isTrue();
      checkIndexed(collection, rows.length);
      assertProof(collection);
      assertOracleRecall(collection, rows);
    }
    try (Engine engine = open()) {
      Collection collection = engine.collection("c");
      checkIndexed(collection, rows.length);
      assertThat(collection.proof()).isPresent();
      assertOracleRecall(collection, rows);
      checkFilters(collection, rows);
    }
  }

  @Test
  @Tag("slow")
  void twoHundredThousandVectorsKeepTheFloor() {
    float[][] rows = POPULATION.sample(200_000, 1);
    try (Engine engine = open()) {
      Collection collection = create(engine, "c", rows);
      assertThat(collection.awaitIndexed(PATIENCE)).isTrue();
      checkIndexed(collection, rows.length);
      assertProof(collection);
    }
  }

  @Test
  void missingAndDamagedSidecarsAreScannedAndBuiltAgain() throws IOException {
    float[][] rows = POPULATION.sample(5_000, 1);
    try (Engine engine = open()) {
      create(engine, "c", rows).awaitIndexed(PATIENCE);
    }
    flipByteOfSidecar();
    checkScannedThenRebuilt(rows);
    Files.delete(sidecar());
    checkScannedThenRebuilt(rows);
    Files.writeString(data.resolve("collections/c/sidecars/manifest.json"), "{\"format\":1,");
    checkScannedThenRebuilt(rows);
  }

  private void checkScannedThenRebuilt(float[][] rows) {
    try (Engine engine =
        Engine.open(
            SteadyCosts.preferGraphs(data),
            EngineParameters.defaults().withResultCache(0).withIndexThreads(0))) {
      Collection collection = engine.collection("c");
      assertThat(collection.status().indexing().indexed()).isZero();
      assertOracleRecall(collection, rows);
      collection.awaitIndexed(PATIENCE);
      checkIndexed(collection, rows.length);
      assertOracleRecall(collection, rows);
    }
  }

  @Test
  void writesAfterTheBuildAreFoundAndDeletedOnesAreNot() {
    float[][] rows = POPULATION.sample(5_000, 1);
    try (Engine engine = open()) {
      Collection collection = create(engine, "c", rows);
      collection.awaitIndexed(PATIENCE);
      float[] query = HELD_OUT[0];
      List<PointId> nearest = ids(collection.search(SearchRequest.of(query, 3)));
      collection.delete(PointSelector.ids(nearest));
      collection.upsert(List.of(new Point(PointId.of(99_999), query, Payload.empty())));

      List<PointId> found = ids(collection.search(SearchRequest.of(query, K)));
      assertThat(found)
          .hasSize(K)
          .startsWith(PointId.of(99_999))
          .doesNotContainAnyElementsOf(nearest);
      collection.awaitIndexed(PATIENCE);
      assertThat(ids(collection.search(SearchRequest.of(query, K)))).isEqualTo(found);
    }
  }

  private Engine open() {
    return Engine.open(
        SteadyCosts.preferGraphs(data),
        EngineParameters.defaults().withResultCache(0).withIndexThreads(2));
  }

  private static Collection create(Engine engine, String name, float[][] rows) {
    Collection collection =
        engine.create(name, CollectionParameters.of(DIMENSION, Metric.L2).withIndex("HNSW32"));
    List<Point> batch = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Payload payload = Payload.of(Map.of("third", i % 3, "hundredth", i % 100));
      batch.add(new Point(PointId.of(i), rows[i], payload));
      if (batch.size() == 1000 || i == rows.length - 1) {
        collection.upsert(batch);
        batch.clear();
      }
    }
    return collection;
  }

  private static void checkIndexed(Collection collection, int points) {
    CollectionStatus status = collection.status();
    assertThat(status.points()).isEqualTo(points);
    assertThat(status.plan().index()).isEqualTo("HNSW32");
    assertThat(status.storage().segments()).isBetween(1, 3);
    assertThat(status.indexing()).isEqualTo(new CollectionStatus.Indexing(points, points));
    Explanation explanation = collection.search(SearchRequest.of(HELD_OUT[0], K)).explanation();
    assertThat(explanation.steps())
        .as("%s", explanation)
        .extracting(Explanation.Step::path)
        .containsOnly("graph");
    assertThat(explanation.steps().stream().mapToLong(Explanation.Step::work).sum())
        .isBetween(1L, points / 2L);
  }

  private static void assertProof(Collection collection) {
    Proof proof = collection.prove(Arrays.stream(HELD_OUT).map(ProofQuery::<PointId>of).toList());
    assertThat(proof.recall().value())
        .as("seeds 5, 1, 2; %s", proof.recall())
        .isGreaterThanOrEqualTo(0.95);
    assertThat(proof.recall().low()).isGreaterThanOrEqualTo(0.94);
    assertThat(proof.recall().high()).isLessThanOrEqualTo(1);
    assertThat(collection.proof()).contains(proof);
  }

  /** Recall against the plain oracle, which shares nothing with the engine. */
  private static void assertOracleRecall(Collection collection, float[][] rows) {
    ExactOracle oracle = ExactOracle.l2(rows);
    int hits = 0;
    for (int i = 0; i < 50; i++) {
      Set<PointId> truth = new HashSet<>();
      for (int ordinal : oracle.ordinals(HELD_OUT[i], K)) {
        truth.add(PointId.of(ordinal));
      }
      List<PointId> found = ids(collection.search(SearchRequest.of(HELD_OUT[i], K)));
      assertThat(found).hasSize(K);
      truth.retainAll(found);
      hits += truth.size();
    }
    assertThat(hits / (50.0 * K))
        .as("recall@10, 50 queries, seeds 5, 1, 2")
        .isGreaterThanOrEqualTo(0.95);
  }

  private static void checkFilters(Collection collection, float[][] rows) {
    ExactOracle oracle = ExactOracle.l2(rows);
    for (Map.Entry<String, Integer> field : Map.of("third", 3, "hundredth", 100).entrySet()) {
      int hits = 0;
      for (int i = 0; i < 30; i++) {
        Filter filter = Match.integer(field.getKey(), 1);
        SearchAnswer answer =
            collection.search(SearchRequest.of(HELD_OUT[i], K).withFilter(filter));
        int every = field.getValue();
        Set<PointId> truth = new HashSet<>();
        for (ExactOracle.Neighbor neighbor :
            oracle.nearest(HELD_OUT[i], K, row -> row % every == 1)) {
          truth.add(PointId.of(neighbor.ordinal()));
        }
        assertThat(answer.points())
            .hasSize(K)
            .allSatisfy(
                point -> assertThat(point.point().payload().field(field.getKey())).contains(1L));
        truth.retainAll(ids(answer));
        hits += truth.size();
      }
      assertThat(hits / (30.0 * K))
          .as("recall@10 under %s", field.getKey())
          .isGreaterThanOrEqualTo(0.95);
    }
  }

  private void flipByteOfSidecar() throws IOException {
    try (FileChannel channel =
        FileChannel.open(sidecar(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, channel.size() / 2);
      channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 16)}), channel.size() / 2);
    }
  }

  private Path sidecar() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("collections/c/sidecars"))) {
      return files.filter(file -> file.toString().endsWith(".akg")).findFirst().orElseThrow();
    }
  }

  private static List<PointId> ids(SearchAnswer answer) {
    return answer.points().stream().map(ScoredPoint::id).toList();
  }
}
