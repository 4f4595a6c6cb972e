package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Breakdown;
import dev.akin.engine.proof.FilterCell;
import dev.akin.engine.proof.FilterCell.Correlation;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofFilter;
import dev.akin.engine.proof.ProofProgress;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.ProofRequest;
import dev.akin.engine.proof.QuerySource;
import dev.akin.engine.proof.ReplayReport;
import dev.akin.engine.proof.ReplayableProof;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of collections: their parts, their hashes, and that they can be measured again. */
final class CollectionProofTest {
  private static final int DIMENSION = 24;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 8, 5);
  private static final ProofRequest REQUEST = ProofRequest.drawing(100);

  @TempDir private Path data;

  private Engine open() {
    return Engine.open(
        SteadyCosts.preferGraphs(data), EngineParameters.defaults().withIndexThreads(0));
  }

  /** Recent writes stay so until the test refreshes. */
  private Engine openWithoutRefreshing() {
    return Engine.open(
        SteadyCosts.preferGraphs(data),
        EngineParameters.defaults().withIndexThreads(0).withRefreshInterval(Duration.ofDays(1)));
  }

  private Engine openReadOnly() {
    return Engine.open(
        SteadyCosts.preferGraphs(data),
        EngineParameters.defaults().withReadOnly(true).withIndexThreads(0));
  }

  private static Collection create(Engine engine, String index, int count) {
    Collection collection =
        engine.create("c", CollectionParameters.of(DIMENSION, Metric.L2).withIndex(index));
    write(collection, 0, count);
    return collection;
  }

  private static void write(Collection collection, int from, int count) {
    float[][] rows = POPULATION.sample(from + count, 1);
    List<Point> points = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      points.add(new Point(PointId.of(i), rows[i], Payload.of(Map.of("third", i % 3))));
    }
    collection.upsert(points);
  }

  private static ReplayableProof measure(Collection collection, ProofRequest request) {
    return collection.measure(request, ProofProgress.none());
  }

  private static Breakdown breakdown(ReplayableProof proof) {
    return proof.proof().evidence().orElseThrow().breakdown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flat", "RaBitQ,RFlat", "HNSW16"})
  void everyIndexKeepsTheFloorUnderEveryFilter(String index) {
    try (Engine engine = open()) {
      Collection collection = create(engine, index, 5_000);
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      ReplayableProof proof = measure(collection, REQUEST);
      assertThat(proof.proof().violations()).isEmpty();
      assertThat(proof.proof().plan().index()).isEqualTo(index);
      assertThat(proof.proof().recall().queries()).isEqualTo(100);
      assertThat(breakdown(proof).sources())
          .extracting(Breakdown.Source::name)
          .containsExactly(QuerySource.DRAWN);
      List<FilterCell> cells = breakdown(proof).filterMatrix();
      assertThat(cells)
          .extracting(FilterCell::describe)
          .containsExactly(
              "a filter of 100 %",
              "a filter of 10 %",
              "a filter of 1 %",
              "a filter of 0.1 %",
              "a filter of 10 % near the query",
              "a filter of 1 % near the query",
              "a filter of 0.1 % near the query",
              "a filter of 10 % far from the query",
              "a filter of 1 % far from the query",
              "a filter of 0.1 % far from the query");
      assertThat(cells.getFirst().part().recall()).isEqualTo(proof.proof().recall());
      for (FilterCell cell : cells) {
        long expected = Math.round(5_000 * cell.selectivity());
        // A random part is as large as chance has it, one by distance as large as it should be.
        long chance =
            cell.correlation() == Correlation.NONE ? (long) (3 * Math.sqrt((double) expected)) : 0;
        assertThat(cell.part().vectors())
            .as(cell.describe())
            .isBetween(expected - chance, expected + chance);
        assertThat(cell.part().paths()).isNotEmpty();
      }
      if (index.equals("Flat")) {
        assertThat(cells)
            .allSatisfy(cell -> assertThat(cell.part().paths()).containsOnlyKeys("exact"));
      }
    }
  }

  @Test
  void largeGraphsAreProvenAsGraphs() {
    try (Engine engine = open()) {
      Collection collection = create(engine, "HNSW16", 30_000);
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      ReplayableProof proof = measure(collection, REQUEST);
      FilterCell whole = breakdown(proof).filterMatrix().getFirst();
      assertThat(whole.part().paths()).containsOnlyKeys("graph");
      assertThat(whole.part().isExact()).isFalse();
      assertThat(proof.proof().violations()).isEmpty();
      // Three queries, even perfect ones, show little.
      Proof few = measure(collection, ProofRequest.drawing(3)).proof();
      assertThat(few.keepsContract()).isFalse();
      assertThat(few.violations().getFirst())
          .startsWith("recall ")
          .contains("by 3 queries, 0.95 asked");
    }
  }

  @Test
  void eachSegmentAndTheRecentWritesAreMeasuredApart() throws IOException {
    try (Engine engine = openWithoutRefreshing()) {
      Collection collection = create(engine, "Flat", 400);
      collection.store().refresh();
      write(collection, 400, 200);
      collection.store().refresh();
      write(collection, 600, 100);
      assertThat(breakdown(measure(collection, REQUEST)).segments())
          .extracting(segment -> segment.part().vectors())
          .containsExactly(100L, 400L, 200L);
      assertThat(breakdown(measure(collection, REQUEST)).segments().getFirst().name())
          .isEqualTo("recent");
    }
  }

  @Test
  void eachSourceAndTheGivenFilterHaveTheirRecall() {
    try (Engine engine = open()) {
      Collection collection = create(engine, "Flat", 900);
      List<ProofQuery<PointId>> given =
          Arrays.stream(POPULATION.sample(30, 2)).map(ProofQuery::<PointId>of).toList();
      ProofRequest request =
          ProofRequest.of(List.of(new QuerySource(QuerySource.GIVEN, given)))
              .withDrawn(50)
              .withFilter(new ProofFilter("{\"third\":1}", Filter.Match.integer("third", 1)));
      ReplayableProof proof = measure(collection, request);
      assertThat(breakdown(proof).sources())
          .extracting(Breakdown.Source::name, source -> source.recall().queries())
          .containsExactly(tuple("given", 30), tuple("drawn", 50));
      Breakdown.Filtered filtered = breakdown(proof).filter().orElseThrow();
      assertThat(filtered.part().vectors()).isEqualTo(300);
      assertThat(filtered.part().recall().queries()).isEqualTo(80);
      assertThat(proof.filter()).contains("{\"third\":1}");
    }
  }

  @Test
  void drawnQueriesAreNoPointsAndDoNotCountTheirOwn() {
    try (Engine engine = open()) {
      Collection collection = create(engine, "Flat", 500);
      QuerySource drawn = measure(collection, REQUEST).queries().getFirst();
      assertThat(drawn.queries())
          .hasSize(100)
          .allSatisfy(query -> {
            PointId own = query.excluded().iterator().next();
            float[] row =
                collection
                    .get(List.of(own), Fetch.VECTORS)
                    .getFirst()
                    .vectors()
                    .get("")
                    .orElseThrow();
            assertThat(query.vector()).isNotEqualTo(row);
          });
      assertThat(drawn.queries().stream().flatMap(query -> query.excluded().stream()).distinct())
          .hasSize(100);
      assertThat(measure(collection, ProofRequest.drawing(9_999)).proof().recall().queries())
          .isEqualTo(500);
    }
  }

  @Test
  void namedVectorsAreProvenByThemselves() {
    try (Engine engine = open()) {
      Collection things =
          engine.create(
              "things",
              CollectionParameters.named(
                  Map.of(
                      "image", VectorParameters.of(DIMENSION, Metric.COSINE),
                      "text", VectorParameters.of(4, Metric.DOT))));
      float[][] images = POPULATION.sample(600, 1);
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < images.length; i++) {
        Map<String, float[]> vectors = new HashMap<>(Map.of("image", images[i]));
        if (i % 4 == 0) {
          vectors.put("text", Arrays.copyOf(images[i], 4));
        }
        points.add(new Point(PointId.of(i), NamedVectors.of(vectors), Payload.empty()));
      }
      things.upsert(points);
      Proof text = measure(things, REQUEST.withVector("text")).proof();
      assertThat(
              text.evidence().orElseThrow().breakdown().filterMatrix().getFirst().part().vectors())
          .isEqualTo(150);
      Proof image = measure(things, REQUEST.withVector("image")).proof();
      assertThat(image.violations()).isEmpty();
      assertThat(image.evidence().orElseThrow().fingerprint().data())
          .isNotEqualTo(text.evidence().orElseThrow().fingerprint().data());
      assertThatThrownBy(() -> measure(things, REQUEST.withVector("sound")))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void aReplaySaysTheSameUntilAPointChanges() throws IOException {
    Path file = data.resolve("proof.json");
    try (Engine engine = open()) {
      Collection collection = create(engine, "HNSW16", 30_000);
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      measure(collection, REQUEST).write(file);
    }
    ReplayableProof before = ReplayableProof.read(file);
    try (Engine engine = openReadOnly()) {
      Proof again = measure(engine.collection("c"), before.request(Optional.empty())).proof();
      ReplayReport report = new ReplayReport(before.proof(), again);
      assertThat(report.isExpectedIdentical()).isTrue();
      assertThat(report.differences()).isEmpty();
    }
    try (Engine engine = open()) {
      Collection collection = engine.collection("c");
      collection.upsert(
          List.of(new Point(PointId.of(7), POPULATION.sample(1, 99)[0], Payload.empty())));
      Proof again = measure(collection, before.request(Optional.empty())).proof();
      ReplayReport report = new ReplayReport(before.proof(), again);
      assertThat(report.isSameData()).isFalse();
      assertThat(report.isSameIndex()).isFalse();
      assertThat(report.isSameQueries()).isTrue();
      assertThat(report.isExpectedIdentical()).isFalse();
      assertThat(report.agrees()).isTrue();
    }
  }

  @Test
  void mergingChangesTheIndexAndNotTheData() throws IOException {
    try (Engine engine = openWithoutRefreshing()) {
      Collection collection = create(engine, "Flat", 400);
      collection.store().refresh();
      write(collection, 400, 200);
      ReplayableProof before = measure(collection, REQUEST);
      collection.store().refresh();
      collection.store().mergeTo(1);
      Proof after = measure(collection, before.request(Optional.empty())).proof();
      ReplayReport report = new ReplayReport(before.proof(), after);
      assertThat(report.isSameData()).isTrue();
      assertThat(report.isSameIndex()).isFalse();
      assertThat(report.agrees()).isTrue();
    }
  }

  @Test
  void whatCannotBeProvenIsSaid() {
    try (Engine engine = open()) {
      Collection empty = engine.create("empty", CollectionParameters.of(DIMENSION, Metric.L2));
      assertThatThrownBy(() -> measure(empty, REQUEST))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("proof of collection \"empty\"");
      ProofQuery<PointId> query = ProofQuery.of(new float[DIMENSION]);
      assertThatThrownBy(() -> empty.prove(List.of(query)))
          .hasMessageContaining("no query has a neighbor to find");
      assertThatThrownBy(() -> empty.prove(List.of(ProofQuery.of(new float[3]))))
          .hasMessage("proof query: dimension 3, collection \"empty\" has 24");
      assertThatThrownBy(() -> empty.prove(List.of())).isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void aKeptProofIsThereAfterOpeningAgain() throws IOException {
    Proof kept;
    try (Engine engine = open()) {
      Collection collection = create(engine, "Flat", 300);
      ReplayableProof measured = measure(collection, REQUEST);
      assertThat(collection.proof()).isEmpty();
      collection.keep(measured);
      kept = measured.proof();
    }
    try (Engine engine = openReadOnly()) {
      Collection collection = engine.collection("c");
      assertThat(collection.proof()).contains(kept);
      ReplayableProof again = measure(collection, REQUEST);
      assertThatThrownBy(() -> collection.keep(again)).isInstanceOf(ReadOnlyException.class);
    }
  }

  /** What version 1 wrote had no hashes and no parts. */
  @Test
  void aProofOfAnEarlierVersionIsRead() throws IOException {
    try (Engine engine = open()) {
      create(engine, "Flat", 10);
    }
    Files.copy(
        Path.of("src/test/resources/golden/proof-1/proof.json"),
        data.resolve("collections/c/proof.json"));
    try (Engine engine = open()) {
      Proof old = engine.collection("c").proof().orElseThrow();
      assertThat(old.evidence()).isEmpty();
      assertThat(old.vectors()).isEqualTo(20_000);
      assertThat(old.recall().value()).isEqualTo(0.9865);
      assertThat(old.keepsContract()).isTrue();
      assertThat(Proof.ofJson(old.toJson())).isEqualTo(old);
    }
  }
}
