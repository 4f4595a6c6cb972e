package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.SearchPool.Outcome;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.Deadline;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;

/** Searches that are answered together get what each would get alone. */
final class BatchedSearchTest {
  private static final int DIMENSION = 16;
  private static final int POINTS = 3_000;
  private static final PointId DELETED = PointId.of(9);

  @TempDir private Path data;

  @SeededTest(6)
  void theAnswersAreThoseOfSingleSearches(Seed seed) throws Exception {
    SplittableRandom random = seed.random();
    List<Metric> metrics = List.of(Metric.values());
    Metric metric = metrics.get(random.nextInt(metrics.size()));
    try (Engine engine =
        Engine.open(data, EngineParameters.defaults().withIndexThreads(0).withResultCache(0))) {
      Collection products = engine.create("products", CollectionParameters.of(DIMENSION, metric));
      fill(products, random);
      try (CollectionSlot.Use use = products.use()) {
        CollectionSearch search = use.collection().queries().by("");
        List<CollectionSearch.Asked> together = new ArrayList<>();
        together.add(
            new CollectionSearch.Asked(
                SearchRequest.of(DELETED, 5), Deadline.after(Duration.ofMinutes(5))));
        for (int i = 0; i < 40; i++) {
          together.add(
              new CollectionSearch.Asked(request(random), Deadline.after(Duration.ofMinutes(5))));
        }
        List<Outcome<CollectionSearch.Answered>> answers = search.answers(together);
        for (int i = 0; i < together.size(); i++) {
          Outcome<CollectionSearch.Answered> alone =
              search.answers(List.of(together.get(i))).getFirst();
          assertThat(shown(answers.get(i))).isEqualTo(shown(alone));
        }
        assertThat(answers.getFirst().failure())
            .isInstanceOf(InvalidRequestException.class)
            .hasMessageContaining("point 9: not in collection");
      }
    }
  }

  @SeededTest(1)
  void whoseTimeIsOverDoesNotKeepTheOthersFromTheirAnswers(Seed seed) throws Exception {
    SplittableRandom random = seed.random();
    try (Engine engine = Engine.open(data, EngineParameters.defaults().withIndexThreads(0))) {
      Collection products =
          engine.create("products", CollectionParameters.of(DIMENSION, Metric.L2));
      fill(products, random);
      try (CollectionSlot.Use use = products.use()) {
        SearchRequest request = SearchRequest.of(vector(random), 5);
        List<Outcome<CollectionSearch.Answered>> answers =
            use.collection()
                .queries()
                .by("")
                .answers(
                    List.of(
                        new CollectionSearch.Asked(request, Deadline.after(Duration.ofNanos(1))),
                        new CollectionSearch.Asked(
                            request, Deadline.after(Duration.ofMinutes(5)))));
        assertThat(answers.getFirst().failure())
            .isInstanceOf(SearchTimeoutException.class)
            .hasMessageMatching("timed out: 0 of [0-9]+ segments were searched within 0\\.000 s");
        assertThat(shown(answers.getLast())).contains("point");
      }
    }
  }

  private static void fill(Collection products, SplittableRandom random) throws Exception {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(new Point(PointId.of(i), vector(random), Payload.of(Map.of("n", i % 10))));
      if (i % 1_000 == 999) {
        products.upsert(points);
        products.store().refresh();
        points.clear();
      }
    }
    products.delete(PointSelector.filter(Filter.Range.of("n").gte(9)));
  }

  private static SearchRequest request(SplittableRandom random) {
    SearchRequest request =
        switch (random.nextInt(4)) {
          case 0 -> SearchRequest.of(PointId.of(random.nextInt(POINTS)), 7);
          default -> SearchRequest.of(vector(random), 1 + random.nextInt(20));
        };
    if (random.nextBoolean()) {
      request = request.withFilter(Filter.Range.of("n").lt(random.nextInt(10)));
    }
    return random.nextBoolean() ? request.exact() : request;
  }

  private static float[] vector(SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static String shown(Outcome<CollectionSearch.Answered> outcome) {
    CollectionSearch.Answered answered = outcome.answer();
    return answered == null
        ? String.valueOf(outcome.failure())
        : answered.answer().points().stream()
            .map(point -> point.point() + " " + point.score())
            .toList()
            .toString();
  }
}
