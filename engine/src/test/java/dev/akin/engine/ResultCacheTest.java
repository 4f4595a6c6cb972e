package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.ModelCollection.Write;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are given again: always those that a search would find now. */
@Tag("kernel-independent")
final class ResultCacheTest {
  private static final int DIMENSION = RandomWrites.DIMENSION;

  @TempDir private Path data;

  @SeededTest(12)
  void aReadAfterAWriteNeverGetsWhatWasBeforeIt(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    RandomWrites writes = new RandomWrites(seed.derive(1).random());
    List<SearchRequest> requests = requests(random);
    try (Engine engine = open(CrashFileSystem.create().getPath("/akin"), 1 << 20)) {
      Collection products =
          engine.create("products", CollectionParameters.of(DIMENSION, Metric.L2));
      for (int step = 0; step < 200; step++) {
        int action = random.nextInt(12);
        if (action < 2) {
          Write write = writes.next();
          write.to(products);
        } else if (action == 2) {
          products.store().refresh();
        } else {
          SearchRequest request = requests.get(random.nextInt(requests.size()));
          assertThat(answer(products, request, true)).isEqualTo(answer(products, request, false));
        }
      }
      assertThat(engine.resultCache().hits()).isPositive();
      assertThat(engine.resultCache().misses()).isPositive();
    }
  }

  private static List<SearchRequest> requests(SplittableRandom random) {
    List<SearchRequest> requests = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      float[] vector = new float[DIMENSION];
      for (int j = 0; j < DIMENSION; j++) {
        vector[j] = (float) random.nextGaussian();
      }
      SearchRequest request = SearchRequest.of(vector, 3 + i);
      requests.add(request);
      requests.add(request.withFilter(Filter.Match.keyword("colour", "red")));
      requests.add(request.withOffset(2));
      requests.add(request.withFetch(Fetch.IDS));
      requests.add(request.withFetch(Fetch.PAYLOADS_AND_VECTORS));
      requests.add(SearchRequest.of(PointId.of(2L * i), 3));
    }
    return requests;
  }

  /** Everything of an answer that a client sees, or why there is none. */
  private static String answer(Collection collection, SearchRequest request, boolean cached) {
    try {
      SearchAnswer answer = cached ? collection.search(request) : collection.searchAnew(request);
      return answer.points().stream()
          .map(point -> point.point() + " " + point.score())
          .toList()
          .toString();
    } catch (InvalidRequestException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theSameQuestionIsAnsweredOnceUntilSomethingIsWritten() {
    try (Engine engine = open(data, 1 << 20)) {
      Collection products = filled(engine, 10);
      float[] vector = vector(3);
      assertThat(isCached(products, SearchRequest.of(vector, 2))).isFalse();
      assertThat(isCached(products, SearchRequest.of(vector(3), 2))).isTrue();
      assertThat(isCached(products, withTimeout(SearchRequest.of(vector(3), 2)))).isTrue();
      assertThat(isCached(products, SearchRequest.of(vector(3), 3))).isFalse();
      assertThat(isCached(products, SearchRequest.of(vector(4), 2))).isFalse();

      vector[0] = 9;
      assertThat(isCached(products, SearchRequest.of(vector, 2)))
          .as("the caller's array is its own again")
          .isFalse();
      assertThat(isCached(products, SearchRequest.of(vector(3), 2))).isTrue();

      products.delete(PointSelector.ids(List.of(PointId.of(999))));
      assertThat(isCached(products, SearchRequest.of(vector(3), 2)))
          .as("a write that changed nothing")
          .isTrue();
      products.upsert(List.of(point(3)));
      assertThat(isCached(products, SearchRequest.of(vector(3), 2))).isFalse();
      assertThat(engine.resultCache().hits()).isEqualTo(4);
    }
  }

  private static SearchRequest withTimeout(SearchRequest request) {
    return request.withOptions(request.options().withTimeout(Duration.ofSeconds(7)));
  }

  @Test
  void collectionsDoNotShareAnswers() {
    try (Engine engine = open(data, 1 << 20)) {
      Collection products = filled(engine, 10);
      Collection others = engine.create("others", CollectionParameters.of(DIMENSION, Metric.L2));
      SearchRequest request = SearchRequest.of(vector(1), 5);
      assertThat(products.search(request).points()).hasSize(5);
      assertThat(others.search(request).points()).isEmpty();

      engine.drop("products");
      Collection again = engine.create("products", CollectionParameters.of(DIMENSION, Metric.L2));
      assertThat(again.search(request).points()).isEmpty();
    }
  }

  @Test
  void itsMemoryIsBounded() {
    long most = 100_000;
    try (Engine engine = open(data, most)) {
      Collection products = filled(engine, 50);
      for (int i = 0; i < 500; i++) {
        products.search(SearchRequest.of(vector(i), 10));
      }
      assertThat(engine.resultCache().bytes()).isPositive().isLessThanOrEqualTo(most);
      assertThat(engine.resultCache().evictions()).isPositive();
    }
  }

  @Test
  void withoutMemoryNothingIsKept() {
    try (Engine engine = open(data, 0)) {
      Collection products = filled(engine, 10);
      for (int i = 0; i < 3; i++) {
        assertThat(isCached(products, SearchRequest.of(vector(3), 2))).isFalse();
      }
      assertThat(engine.resultCache()).isEqualTo(new ResultCacheStatistics(0, 0, 0, 0, 0));
    }
    assertThatThrownBy(() -> EngineParameters.defaults().withResultCache(-1))
        .hasMessage("resultCache -1, must be 0 bytes or more");
  }

  private static boolean isCached(Collection collection, SearchRequest request) {
    return collection.search(request).explanation().cached();
  }

  private static Collection filled(Engine engine, int points) {
    Collection products = engine.create("products", CollectionParameters.of(DIMENSION, Metric.L2));
    products.upsert(IntStream.range(0, points).mapToObj(ResultCacheTest::point).toList());
    return products;
  }

  private static Point point(int id) {
    return new Point(PointId.of(id), vector(id), Payload.empty());
  }

  private static float[] vector(int value) {
    float[] vector = new float[DIMENSION];
    vector[1] = value;
    return vector;
  }

  private static Engine open(Path folder, long resultCache) {
    return Engine.open(
        folder,
        EngineParameters.defaults()
            .withSearchThreads(1, 16)
            .withIndexThreads(0)
            .withResultCache(resultCache));
  }
}
