package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Random changes, refreshes, commits, merges, reopenings and crashes against a sorted map. */
final class CollectionModelTest {
  private static final EngineParameters BY_HAND =
      EngineParameters.defaults()
          .withIndexThreads(0)
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));
  private static final int STEPS = 80;

  @TempDir private Path folder;

  @SeededTest(8)
  void aCollectionHoldsWhatTheMapHolds(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    CollectionModel model = new CollectionModel(random);
    Path data = folder.resolve("0");
    Engine engine = Engine.open(data, BY_HAND);
    CollectionParameters parameters = CollectionParameters.of(CollectionModel.DIMENSION, Metric.L2);
    Collection collection =
        engine.create(
            "c",
            random.nextBoolean()
                ? parameters.withUpdatable(Map.of("price", UpdatableField.Type.INTEGER))
                : parameters);
    for (int step = 1; step <= STEPS; step++) {
      model.change(collection);
      switch (random.nextInt(12)) {
        case 0, 1 -> collection.store().refresh();
        case 2 -> collection.store().commit();
        case 3 -> collection.awaitIndexed(Duration.ofMinutes(1));
        case 4 -> {
          engine.close();
          engine = Engine.open(data, BY_HAND);
          collection = engine.collection("c");
        }
        case 5 -> {
          // What is on disk now is what a crash would leave, for nothing runs in the background.
          Path copy = folder.resolve(Integer.toString(step));
          copyTree(data, copy);
          engine.close();
          data = copy;
          engine = Engine.open(data, BY_HAND);
          collection = engine.collection("c");
        }
        default -> {}
      }
      check(collection, model);
    }
    engine.close();
  }

  private static void check(Collection collection, CollectionModel model) {
    List<Point> expected = List.copyOf(model.points().values());
    ScrollRequest everything = ScrollRequest.of(1000).withFetch(Fetch.PAYLOADS_AND_VECTORS);
    assertThat(collection.scroll(everything).points().stream().map(CollectionModelTest::point))
        .containsExactlyElementsOf(expected);

    Filter filter = model.filter();
    List<Point> matching = model.matching(filter);
    assertThat(collection.count(Optional.of(filter))).isEqualTo(matching.size());
    assertThat(collection.facet(FacetRequest.of("colour", 9))).isEqualTo(colours(expected));
    assertThat(collection.first(OrderRequest.of(OrderBy.ascending("price"), 1000)))
        .extracting(OrderedPoint::value)
        .isEqualTo(prices(expected).sorted().boxed().toList());
    assertThat(collection.facet(FacetRequest.of("price", 99)))
        .extracting(FacetCount::value)
        .containsExactlyInAnyOrderElementsOf(prices(expected).boxed().distinct().toList());
    float[] query = model.vector();
    SearchAnswer answer = collection.search(SearchRequest.of(query, 7).withFilter(filter));
    checkRanking(answer.points(), matching, query);
    assertThat(answer.explanation().matching()).isEqualTo(matching.size());

    List<PointId> ids = model.ids();
    assertThat(
            collection.get(ids, Fetch.PAYLOADS_AND_VECTORS).stream()
                .map(CollectionModelTest::point))
        .containsExactlyElementsOf(
            ids.stream().map(model.points()::get).filter(Objects::nonNull).toList());
  }

  private static Point point(StoredPoint stored) {
    return new Point(stored.id(), stored.vector().orElseThrow(), stored.payload());
  }

  /**
   * Compares with plain arithmetic, which is exact for these vectors. At the end any of the equally
   * near may stand.
   */
  private static void checkRanking(List<ScoredPoint> found, List<Point> matching, float[] query) {
    List<Point> ranking =
        matching.stream()
            .sorted(
                Comparator.comparingDouble((Point point) -> squaredL2(point.vector(), query))
                    .thenComparing(Point::id))
            .limit(7)
            .toList();
    assertThat(found.stream().map(point -> (double) -point.score()))
        .containsExactlyElementsOf(
            ranking.stream().map(point -> squaredL2(point.vector(), query)).toList());
    float last = found.isEmpty() ? 0 : found.getLast().score();
    List<PointId> decided =
        found.stream().filter(point -> point.score() > last).map(ScoredPoint::id).toList();
    assertThat(decided).isEqualTo(ranking.stream().limit(decided.size()).map(Point::id).toList());
  }

  private static double squaredL2(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return sum;
  }

  private static LongStream prices(List<Point> points) {
    return points.stream()
        .flatMap(point -> point.payload().field("price").stream())
        .mapToLong(price -> (Long) price);
  }

  private static List<FacetCount> colours(List<Point> points) {
    Map<String, Long> counts =
        points.stream()
            .flatMap(point -> point.payload().field("colour").stream())
            .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
            .collect(Collectors.groupingBy(Object::toString, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new FacetCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
