package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points with several vectors by name, of which each may lack any. */
final class NamedVectorsTest {
  private static final String IMAGE = "image";
  private static final String TEXT = "Text of 1";
  private static final Map<String, VectorParameters> KINDS =
      Map.of(IMAGE, VectorParameters.of(6, Metric.COSINE), TEXT, VectorParameters.of(4, Metric.L2));
  private static final int POINTS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path data;
  @TempDir private Path copies;

  private Engine open() {
    return Engine.open(data, EngineParameters.defaults().withIndexThreads(0));
  }

  @SeededTest(3)
  void whateverIsWrittenEachVectorFindsThePointsThatHaveIt(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    SortedMap<PointId, Point> model = new TreeMap<>();
    Engine engine = open();
    try {
      Collection things = engine.create("things", CollectionParameters.named(KINDS));
      for (int step = 0; step < 150; step++) {
        write(things, model, random);
        if (random.nextInt(12) == 0) {
          things.store().refresh();
        }
        if (random.nextInt(40) == 0) {
          things.store().mergeTo(1);
        }
        if (random.nextInt(40) == 0) {
          engine.close();
          engine = open();
          things = engine.collection("things");
        }
        if (random.nextInt(6) == 0) {
          check(things, model, random);
        }
        if (random.nextInt(50) == 0) {
          checkAsAfterKill(copies.resolve("step-" + step), model, random);
        }
      }
      check(things, model, random);
    } finally {
      engine.close();
    }
  }

  /** What is on disk is what a killed process would have left. */
  private void checkAsAfterKill(Path copy, SortedMap<PointId, Point> model, SplittableRandom random)
      throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(data.relativize(file).toString()));
      }
    }
    try (Engine engine = Engine.open(copy, EngineParameters.defaults().withIndexThreads(0))) {
      check(engine.collection("things"), model, random);
    }
  }

  private static void write(
      Collection things, SortedMap<PointId, Point> model, SplittableRandom random) {
    PointId id = PointId.of(random.nextInt(POINTS));
    Optional<Point> old = Optional.ofNullable(model.get(id));
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        Point point = new Point(id, vectors(random), Payload.of(Map.of("n", random.nextInt(4))));
        things.upsert(List.of(point));
        model.put(id, point);
      }
      case 2 -> {
        NamedVectors vectors = vectors(random);
        things.setVectors(Map.of(id, vectors));
        old.ifPresent(point -> model.put(id, point.withVectors(point.vectors().with(vectors))));
      }
      case 3 -> {
        String name = random.nextBoolean() ? IMAGE : TEXT;
        things.deleteVectors(PointSelector.ids(List.of(id)), List.of(name));
        old.ifPresent(
            point -> model.put(id, point.withVectors(point.vectors().without(List.of(name)))));
      }
      case 4 -> {
        Payload payload = Payload.of(Map.of("n", random.nextInt(4)));
        things.overwritePayload(PointSelector.ids(List.of(id)), payload);
        old.ifPresent(point -> model.put(id, point.withPayload(payload)));
      }
      default -> {
        things.delete(PointSelector.ids(List.of(id)));
        model.remove(id);
      }
    }
  }

  private static NamedVectors vectors(SplittableRandom random) {
    Map<String, float[]> vectors = new HashMap<>();
    KINDS.forEach((name, kind) -> {
      if (random.nextInt(3) > 0) {
        vectors.put(name, vector(kind.dimension(), random));
      }
    });
    return NamedVectors.of(vectors);
  }

  private static float[] vector(int dimension, SplittableRandom random) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static void check(
      Collection things, SortedMap<PointId, Point> model, SplittableRandom random) {
    checkStored(things, model);
    KINDS.forEach((name, kind) -> {
      float[] query = vector(kind.dimension(), random);
      int n = random.nextInt(4);
      Filter filter =
          random.nextBoolean()
              ? Filter.Match.integer("n", n)
              : Filter.must(
                  new Filter.HasVector(name.equals(IMAGE) ? TEXT : IMAGE),
                  Filter.Match.integer("n", n));
      SearchRequest request = SearchRequest.of(query, 7).withUsing(name);
      assertThat(ids(things.search(request)))
          .isEqualTo(nearest(model, name, query, Optional.empty()));
      assertThat(ids(things.search(request.withFilter(filter))))
          .isEqualTo(nearest(model, name, query, Optional.of(filter)));
      assertThat(things.count(Optional.of(new Filter.HasVector(name))))
          .isEqualTo(
              model.values().stream()
                  .filter(point -> point.vectors().names().contains(name))
                  .count());
    });
    assertThat(things.count(Optional.of(new Filter.HasVector("")))).isZero();
  }

  private static void checkStored(Collection things, SortedMap<PointId, Point> model) {
    List<StoredPoint> stored =
        things.scroll(ScrollRequest.of(POINTS).withFetch(Fetch.PAYLOADS_AND_VECTORS)).points();
    assertThat(stored).extracting(StoredPoint::id).containsExactlyElementsOf(model.keySet());
    for (StoredPoint point : stored) {
      Point expected = Objects.requireNonNull(model.get(point.id()));
      assertThat(point.payload()).isEqualTo(expected.payload());
      assertThat(point.vectors())
          .isEqualTo(
              expected.vectors().map((name, vector) -> metric(name).prepare(vector.clone())));
    }
  }

  private static Metric metric(String name) {
    return Objects.requireNonNull(KINDS.get(name)).metric();
  }

  private static List<PointId> ids(SearchAnswer answer) {
    return answer.points().stream().map(ScoredPoint::id).toList();
  }

  private static List<PointId> nearest(
      SortedMap<PointId, Point> model, String name, float[] query, Optional<Filter> filter) {
    Metric metric = metric(name);
    float[] prepared = metric.prepare(query.clone());
    return model.values().stream()
        .filter(point -> point.vectors().names().contains(name))
        .filter(point ->
            filter.isEmpty()
                || filter.get().matches(point.id(), point.vectors().names(), point.payload()))
        .sorted(
            Comparator.comparingDouble((Point point) ->
                distance(metric, prepared, point.vectors().get(name).orElseThrow())))
        .limit(7)
        .map(Point::id)
        .toList();
  }

  /** Lower is nearer; in double, by the textbook. */
  private static double distance(Metric metric, float[] query, float[] vector) {
    float[] prepared = metric.prepare(vector.clone());
    double sum = 0;
    for (int i = 0; i < query.length; i++) {
      double difference = query[i] - (double) prepared[i];
      sum += metric == Metric.L2 ? difference * difference : -query[i] * (double) prepared[i];
    }
    return sum;
  }

  @Test
  void graphsStandOverTheVectorsThatThereAreAndEachHasItsProof() throws IOException {
    VectorDistribution images = VectorDistribution.lowIntrinsicDimension(24, 8, 3);
    VectorDistribution texts = VectorDistribution.lowIntrinsicDimension(16, 8, 4);
    Map<String, VectorParameters> kinds =
        Map.of(
            IMAGE, VectorParameters.of(24, Metric.L2).withIndex("HNSW16"),
            TEXT, VectorParameters.of(16, Metric.COSINE).withIndex("HNSW16"));
    int count = 6_000;
    try (Engine engine = open()) {
      Collection things = engine.create("things", CollectionParameters.named(kinds));
      float[][] image = images.sample(count, 1);
      float[][] text = texts.sample(count, 1);
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Map<String, float[]> vectors = new HashMap<>(Map.of(IMAGE, image[i]));
        if (i % 5 != 0) {
          vectors.put(TEXT, text[i]);
        }
        points.add(
            new Point(PointId.of(i), NamedVectors.of(vectors), Payload.of(Map.of("n", i % 3))));
      }
      things.upsert(points);
      assertThat(things.awaitIndexed(PATIENCE)).isTrue();
      CollectionStatus.Indexing indexing = things.status().indexing();
      assertThat(indexing).isEqualTo(new CollectionStatus.Indexing(10_800, 10_800));
      assertProof(things, IMAGE, images);
      assertProof(things, TEXT, texts);
      things.snapshot(data.resolve("snapshot"));
      Collection restored = engine.restore("copy", data.resolve("snapshot"));
      assertThat(restored.parameters()).isEqualTo(things.parameters());
      assertThat(restored.proof(TEXT)).isEqualTo(things.proof(TEXT));
      assertThat(ids(restored.search(query(texts))))
          .isEqualTo(ids(things.search(query(texts).exact())));
    }
    try (Verification verification = Verification.open(data)) {
      assertThat(verification.check(_ -> {})).isEmpty();
      Path graph = onlyGraph(data.resolve("collections/things/sidecars/%54ext%20of%201"));
      byte[] bytes = Files.readAllBytes(graph);
      bytes[bytes.length / 2] ^= 1;
      Files.write(graph, bytes);
      assertThat(verification.check(_ -> {})).hasSize(1);
    }
    try (Engine engine = open()) {
      Collection things = engine.collection("things");
      // The graph of the texts is damaged, that of the images is not.
      assertThat(things.status().indexing())
          .isEqualTo(new CollectionStatus.Indexing(10_800, 6_000));
      // By codes or exactly, whichever costs this machine less.
      assertThat(paths(things.search(query(texts)))).isNotEmpty().doesNotContain("graph");
      assertThat(things.awaitIndexed(PATIENCE)).isTrue();
      assertThat(things.status().indexing().complete()).isTrue();
      assertThat(things.proof(IMAGE)).isPresent();
    }
  }

  private static Path onlyGraph(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".akg")).findFirst().orElseThrow();
    }
  }

  private static SearchRequest query(VectorDistribution texts) {
    return SearchRequest.of(texts.sample(1, 9)[0], 10).withUsing(TEXT);
  }

  private static Set<String> paths(SearchAnswer answer) {
    return Set.copyOf(answer.explanation().steps().stream().map(Explanation.Step::path).toList());
  }

  private static void assertProof(Collection things, String name, VectorDistribution population) {
    List<ProofQuery<PointId>> queries = new ArrayList<>();
    for (float[] query : population.sample(100, 7)) {
      queries.add(ProofQuery.of(query));
    }
    Proof proof = things.prove(name, queries);
    assertThat(proof.recall().value()).isGreaterThanOrEqualTo(0.95);
    assertThat(proof.plan().index()).isEqualTo("HNSW16");
    assertThat(things.proof(name)).contains(proof);
  }

  @Test
  void whatDoesNotFitIsSaidWithItsName() {
    try (Engine engine = open()) {
      Collection things = engine.create("things", CollectionParameters.named(KINDS));
      PointId id = PointId.of(1);
      assertThatThrownBy(() -> things.upsert(List.of(new Point(id, new float[4], Payload.empty()))))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("point 1: vector \"\": collection \"things\" has Text of 1, image");
      assertThatThrownBy(() ->
              things.upsert(
                  List.of(
                      new Point(id, NamedVectors.of(Map.of(TEXT, new float[5])), Payload.empty()))))
          .hasMessage("point 1: dimension 5 of vector \"Text of 1\", collection \"things\" has 4");
      assertThatThrownBy(() -> things.search(SearchRequest.of(new float[4], 1)))
          .hasMessage("vector \"\": collection \"things\" has Text of 1, image");
      things.upsert(
          List.of(
              new Point(
                  id, NamedVectors.of(Map.of(TEXT, new float[] {1, 2, 3, 4})), Payload.empty())));
      assertThatThrownBy(() -> things.search(SearchRequest.of(id, 1).withUsing(IMAGE)))
          .hasMessage("point 1: has no vector \"image\"");
      assertThat(things.search(SearchRequest.of(id, 1).withUsing(TEXT)).points()).isEmpty();

      Collection plain = engine.create("plain", CollectionParameters.of(2, Metric.L2));
      assertThatThrownBy(() -> plain.search(SearchRequest.of(new float[2], 1).withUsing(IMAGE)))
          .hasMessage("vector \"image\": the vectors of collection \"plain\" have no names");
      assertThatThrownBy(
              () -> plain.upsert(List.of(new Point(id, NamedVectors.none(), Payload.empty()))))
          .hasMessage("point 1: has no vector");
      assertThatThrownBy(() -> plain.deleteVectors(PointSelector.ids(List.of(id)), List.of("")))
          .hasMessageContaining("no point can be without it");
    }
    assertThatThrownBy(() -> CollectionParameters.named(Map.of()))
        .hasMessage("0 kinds of vectors, must be 1 to 16");
    assertThatThrownBy(() ->
            CollectionParameters.named(
                Map.of(
                    "", VectorParameters.of(2, Metric.L2), "a", VectorParameters.of(2, Metric.L2))))
        .hasMessageContaining("vector name \"\"");
  }
}
