package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Collections whose vectors are kept as float16 or uint8: answers are those of an exact search over
 * what was stored, bit for bit, and the same from the acknowledgement of a write through refreshes,
 * merges and restarts.
 */
final class DatatypeCollectionTest {
  private static final int DIMENSION = 37;
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 10, 7);
  private static final float[][] QUERIES = POPULATION.sample(30, 2);

  @TempDir private Path data;

  /** Around 100 for uint8, whole numbers if it is to be stored. */
  private static float[] scaled(float[] vector, Datatype datatype, boolean stored) {
    float[] scaled = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      float value = datatype == Datatype.UINT8 ? 100 + 30 * vector[i] : vector[i];
      scaled[i] =
          stored && datatype == Datatype.UINT8 ? Math.clamp(Math.round(value), 0, 255) : value;
    }
    return scaled;
  }

  @SeededTest(5)
  void answersAreThoseOfWhatWasStoredFromTheWriteOn(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    Datatype datatype = random.nextBoolean() ? Datatype.FLOAT16 : Datatype.UINT8;
    Metric[] metrics = {Metric.L2, Metric.DOT, Metric.L1, Metric.COSINE};
    Metric metric = metrics[random.nextInt(datatype == Datatype.UINT8 ? 3 : 4)];
    VectorParameters vector = VectorParameters.of(DIMENSION, metric).withDatatype(datatype);
    Map<Long, float[]> model = new TreeMap<>();
    Path folder = data.resolve(seed.toString());
    try (Engine engine = open(folder)) {
      Collection collection = engine.create("c", CollectionParameters.of(vector));
      for (int round = 0; round < 14; round++) {
        write(collection, model, vector, random);
        if (round % 3 == 0) {
          requireAnswers(collection, model, vector);
        }
        collection.store().refresh();
        requireAnswers(collection, model, vector);
      }
      assertThat(collection.status().storage().segments()).as("merged").isLessThan(14);
      write(collection, model, vector, random);
      requireAnswers(collection, model, vector);
    }
    try (Engine engine = open(folder)) {
      Collection collection = engine.collection("c");
      assertThat(collection.parameters().vectors().get("")).isEqualTo(vector);
      requireAnswers(collection, model, vector);
    }
  }

  private static void write(
      Collection collection,
      Map<Long, float[]> model,
      VectorParameters vector,
      SplittableRandom random) {
    List<Point> points = new ArrayList<>();
    for (float[] row : POPULATION.sample(60, random.nextLong())) {
      long id = random.nextInt(500);
      float[] given = scaled(row, vector.datatype(), true);
      points.add(new Point(PointId.of(id), given, Payload.of(Map.of())));
      model.put(id, vector.datatype().round(vector.metric().prepare(given)));
    }
    collection.upsert(points);
    List<PointId> deleted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long id = random.nextInt(500);
      deleted.add(PointId.of(id));
      model.remove(id);
    }
    collection.delete(new PointSelector.ByIds(deleted));
  }

  /** Exact answers have the scores of core's scan over the stored values, and points come back. */
  private static void requireAnswers(
      Collection collection, Map<Long, float[]> model, VectorParameters vector) {
    List<Long> ids = List.copyOf(model.keySet());
    VectorSet.Builder rows =
        VectorSet.builder(new VectorSet.Shape(ids.size(), DIMENSION, vector.datatype()));
    model.values().forEach(rows::add);
    ExactScan scan = new ExactScan(rows.build(), vector.metric());
    for (float[] query : Arrays.copyOf(QUERIES, 8)) {
      float[] asked = scaled(query, vector.datatype(), false);
      SearchResult expected = scan.search(Query.of(asked, K));
      List<ScoredPoint> found = collection.search(SearchRequest.of(asked, K).exact()).points();
      for (int i = 0; i < K; i++) {
        assertThat(found.get(i).score()).isEqualTo(vector.metric().score(expected.distances()[i]));
        // Equal distances are in the order of ids, here and there.
        assertThat(found.get(i).id()).isEqualTo(PointId.of(ids.get(expected.ordinals()[i])));
      }
    }
    long any = ids.get(ids.size() / 2);
    assertThat(collection.get(List.of(PointId.of(any)), Fetch.VECTORS).getFirst().vectors().get(""))
        .contains(model.get(any));
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16, COSINE", "FLOAT16, L2", "UINT8, L2", "UINT8, L1"})
  void graphsAreBuiltOverRowsAndOpenedAgain(Datatype datatype, Metric metric) {
    VectorParameters vector =
        VectorParameters.of(DIMENSION, metric).withDatatype(datatype).withIndex("HNSW16");
    Map<Long, float[]> model = new TreeMap<>();
    List<List<Found>> before;
    try (Engine engine = open(data)) {
      Collection collection = engine.create("c", CollectionParameters.of(vector));
      List<Point> points = new ArrayList<>();
      float[][] rows = POPULATION.sample(5_000, 1);
      for (int i = 0; i < rows.length; i++) {
        float[] given = scaled(rows[i], datatype, true);
        points.add(new Point(PointId.of(i), given, Payload.of(Map.of())));
        model.put((long) i, datatype.round(metric.prepare(given)));
      }
      collection.upsert(points);
      assertThat(collection.awaitIndexed(Duration.ofMinutes(5))).isTrue();
      requireAnswers(collection, model, vector);
      before = graphAnswers(collection, datatype);
    }
    try (Engine engine = open(data)) {
      Collection collection = engine.collection("c");
      assertThat(graphAnswers(collection, datatype)).isEqualTo(before);
      requireAnswers(collection, model, vector);
    }
  }

  /** An id and its score, to its last bit. */
  private record Found(PointId id, float score) {}

  private static List<Found> found(SearchAnswer answer) {
    return answer.points().stream().map(point -> new Found(point.id(), point.score())).toList();
  }

  /** What walks find, whose recall against exact answers is checked. */
  private static List<List<Found>> graphAnswers(Collection collection, Datatype datatype) {
    List<List<Found>> answers = new ArrayList<>();
    int hits = 0;
    for (float[] query : QUERIES) {
      float[] asked = scaled(query, datatype, false);
      SearchAnswer walked = collection.search(SearchRequest.of(asked, K));
      assertThat(walked.explanation().steps()).extracting(Explanation.Step::path).contains("graph");
      List<Found> exact = found(collection.search(SearchRequest.of(asked, K).exact()));
      hits += (int) found(walked).stream().filter(exact::contains).count();
      answers.add(found(walked));
    }
    assertThat(hits / (double) (K * QUERIES.length)).as("recall").isGreaterThan(0.93);
    return answers;
  }

  @Test
  void whatADatatypeDoesNotHoldIsRefusedAndNothingIsWritten() {
    try (Engine engine = open(data)) {
      Collection bytes =
          engine.create(
              "bytes",
              CollectionParameters.of(
                  VectorParameters.of(2, Metric.L2).withDatatype(Datatype.UINT8)));
      assertThatThrownBy(() -> bytes.upsert(List.of(point(1, 3, 4), point(2, 3, 256))))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("point 2: value 1 of 2 is 256.0: uint8 holds whole numbers from 0 to 255");
      assertThat(bytes.status().points()).isZero();

      Collection halves =
          engine.create(
              "halves",
              CollectionParameters.of(
                  VectorParameters.of(2, Metric.DOT).withDatatype(Datatype.FLOAT16)));
      assertThatThrownBy(() -> halves.upsert(List.of(point(7, 70_000, 0))))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage(
              "point 7: value 0 of 2 is 70000.0: float16 holds numbers from -65,504 to 65,504");
    }
    assertThatThrownBy(() -> VectorParameters.of(2, Metric.COSINE).withDatatype(Datatype.UINT8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "datatype uint8 under cosine, whose unit vectors are no whole numbers:"
                + " use l2 or dot, or float16");
  }

  @Test
  void vectorsOfAPointHaveDatatypesOfTheirOwn() {
    Map<String, VectorParameters> kinds =
        Map.of(
            "a", VectorParameters.of(2, Metric.L2).withDatatype(Datatype.UINT8),
            "b", VectorParameters.of(2, Metric.COSINE).withDatatype(Datatype.FLOAT16),
            "c", VectorParameters.of(2, Metric.L2));
    NamedVectors given =
        NamedVectors.of(
            Map.of(
                "a", new float[] {7, 255},
                "b", new float[] {1, 2},
                "c", new float[] {0.1f, 0.2f}));
    float[] unit = Datatype.FLOAT16.round(Metric.COSINE.prepare(new float[] {1, 2}));
    for (int opening = 0; opening < 3; opening++) {
      try (Engine engine = open(data)) {
        Collection collection =
            opening == 0
                ? engine.create("c", CollectionParameters.named(kinds))
                : engine.collection("c");
        if (opening == 0) {
          collection.upsert(List.of(new Point(PointId.of(1), given, Payload.of(Map.of()))));
        }
        NamedVectors found =
            collection.get(List.of(PointId.of(1)), Fetch.VECTORS).getFirst().vectors();
        assertThat(found.get("a")).contains(new float[] {7, 255});
        assertThat(found.get("b")).contains(unit);
        assertThat(found.get("c")).contains(new float[] {0.1f, 0.2f});
      }
    }
  }

  private static Point point(int id, float... vector) {
    return new Point(PointId.of(id), vector, Payload.of(Map.of()));
  }

  private static Engine open(Path folder) {
    return Engine.open(
        SteadyCosts.preferGraphs(folder),
        EngineParameters.defaults().withIndexThreads(0).withResultCache(0));
  }
}
