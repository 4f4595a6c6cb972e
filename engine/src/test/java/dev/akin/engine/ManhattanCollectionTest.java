package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection under a metric that has no inner product, and so no codes. */
final class ManhattanCollectionTest {
  private static final int DIMENSION = 24;
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.clustered(DIMENSION, 20, 7);
  private static final float[][] ROWS = POPULATION.sample(6_000, 1);
  private static final float[][] QUERIES = POPULATION.sample(50, 2);
  private static final ExactOracle ORACLE = ExactOracle.of("l1", ROWS);

  @TempDir private Path data;

  @Test
  void exactAnswersAreThoseOfTheOracle() throws Exception {
    try (Engine engine = open()) {
      Collection collection = create(engine, CollectionParameters.of(DIMENSION, Metric.L1));
      collection.store().refresh();
      // Some points are in segments, some among the recent writes.
      collection.upsert(List.of(point(3), point(4_000)));
      for (float[] query : QUERIES) {
        List<ScoredPoint> found = collection.search(SearchRequest.of(query, K).exact()).points();
        ExactOracle.Neighbor[] expected = ORACLE.nearest(query, K);
        for (int i = 0; i < K; i++) {
          assertThat(found.get(i).score())
              .isCloseTo((float) -expected[i].distance(), within(1e-3f));
        }
        Filter thirds = Filter.Match.integer("third", 1);
        assertThat(
                collection.search(SearchRequest.of(query, K).withFilter(thirds).exact()).points())
            .extracting(ScoredPoint::id)
            .allSatisfy(id -> assertThat(Long.parseLong(id.toString()) % 3).isEqualTo(1));
      }
    }
  }

  @Test
  void graphsAreBuiltAndFindTheNearest() {
    try (Engine engine = open()) {
      Collection collection =
          create(engine, CollectionParameters.of(DIMENSION, Metric.L1).withIndex("HNSW16"));
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      assertThat(recall(collection)).isGreaterThan(0.95);
      assertThat(collection.search(SearchRequest.of(QUERIES[0], K)).explanation().steps())
          .extracting(Explanation.Step::path)
          .contains("graph");
    }
    try (Engine engine = open()) {
      Collection collection = engine.collection("c");
      assertThat(collection.parameters().metric()).isEqualTo(Metric.L1);
      assertThat(recall(collection)).isGreaterThan(0.95);
    }
  }

  private static double recall(Collection collection) {
    int found = 0;
    for (float[] query : QUERIES) {
      List<Integer> truth = Arrays.stream(ORACLE.ordinals(query, K)).boxed().toList();
      for (ScoredPoint point : collection.search(SearchRequest.of(query, K)).points()) {
        found += truth.contains(Integer.parseInt(point.id().toString())) ? 1 : 0;
      }
    }
    return found / (double) (K * QUERIES.length);
  }

  @Test
  void codesAreNeverPlannedAndRefusedWhereTheyAreAskedFor() {
    try (Engine engine = open()) {
      Collection collection = create(engine, CollectionParameters.of(DIMENSION, Metric.L1));
      collection.awaitIndexed(Duration.ofMinutes(5));
      assertThat(collection.status().plan().index()).isEqualTo("Flat");
      assertThat(collection.search(SearchRequest.of(QUERIES[0], K)).explanation().exact()).isTrue();
    }
    assertThatThrownBy(
            () -> CollectionParameters.of(DIMENSION, Metric.L1).withIndex("RaBitQ,RFlat"))
        .hasMessage(
            "index \"RaBitQ,RFlat\" under l1, which has no codes: must be Flat or HNSW with its M");
  }

  private static Collection create(Engine engine, CollectionParameters parameters) {
    Collection collection = engine.create("c", parameters);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < ROWS.length; i++) {
      points.add(point(i));
    }
    collection.upsert(points);
    return collection;
  }

  private static Point point(int id) {
    return new Point(PointId.of(id), ROWS[id], Payload.of(Map.of("third", id % 3)));
  }

  private Engine open() {
    return Engine.open(
        SteadyCosts.preferGraphs(data),
        EngineParameters.defaults().withIndexThreads(0).withResultCache(0));
  }
}
