package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.Selection;
import dev.akin.engine.write.Reading;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that come to their end, by a clock that the test sets. */
@Tag("kernel-independent")
final class TtlTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final PayloadPath FIELD = PayloadPath.parse("expires_at");
  private static final OrderBy BY_NUMBER =
      new OrderBy(PayloadPath.parse("n"), false, Optional.empty());

  @TempDir private Path data;
  @TempDir private Path elsewhere;
  private volatile Instant now = START;
  private Engine engine;
  private Collection products;

  @BeforeEach
  void start() {
    engine = open(Duration.ofHours(1));
    products = engine.create("products", CollectionParameters.of(2, Metric.L2).withTtl(FIELD));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Engine open(Duration commitInterval) {
    EngineParameters parameters =
        EngineParameters.defaults()
            .withSearchThreads(1, 8)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(commitInterval);
    return Engine.open(data, parameters, () -> now);
  }

  private static Point ending(long id, Instant end) {
    return new Point(
        PointId.of(id),
        new float[] {id, 1},
        Payload.of(Map.of("expires_at", end.toString(), "n", id)));
  }

  private static Point lasting(long id) {
    return new Point(PointId.of(id), new float[] {id, 1}, Payload.of(Map.of("n", id)));
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  @SeededTest(20)
  void everyReadSeesThePointsThatHaveNotEnded(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    SortedMap<PointId, Instant> ends = new TreeMap<>();
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> {
          List<Point> batch = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            long id = random.nextInt(20);
            boolean lasts = random.nextInt(4) == 0;
            Instant end = now.plusSeconds(random.nextInt(-2, 12));
            batch.add(lasts ? lasting(id) : ending(id, end));
            ends.put(PointId.of(id), lasts ? Instant.MAX : end);
          }
          products.upsert(batch);
        }
        case 3 -> products.store().refresh();
        case 4 -> {
          PointId id = PointId.of(random.nextInt(20));
          Instant end = now.plusSeconds(random.nextInt(12));
          WriteReceipt receipt =
              products.setPayload(
                  PointSelector.ids(List.of(id)), Payload.of(Map.of("expires_at", end.toString())));
          boolean exists = ends.containsKey(id) && ends.get(id).isAfter(now);
          assertThat(receipt.points()).isEqualTo(exists ? 1 : 0);
          if (exists) {
            ends.put(id, end);
          }
        }
        default -> products.store().deleteEnded();
      }
      now = now.plusMillis(random.nextInt(1500));
      List<PointId> expected =
          ends.entrySet().stream()
              .filter(each -> each.getValue().isAfter(now))
              .map(Map.Entry::getKey)
              .toList();
      assertReads(expected);
    }
  }

  private void assertReads(List<PointId> expected) {
    assertThat(products.count(Optional.empty())).isEqualTo(expected.size());
    assertThat(products.status().points()).isEqualTo(expected.size());
    Filter all = Filter.Range.of("n").gte(0);
    assertThat(products.count(Optional.of(all))).isEqualTo(expected.size());
    assertThat(products.estimate(all)).isEqualTo(expected.size());
    List<PointId> every = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      every.add(PointId.of(i));
    }
    assertThat(ids(products.get(every, Fetch.IDS))).isEqualTo(expected);
    assertThat(ids(products.scroll(ScrollRequest.of(100)).points())).isEqualTo(expected);
    SearchRequest search = SearchRequest.of(new float[] {-1, 1}, 100);
    assertThat(found(search)).isEqualTo(expected);
    assertThat(found(search.withFilter(all))).isEqualTo(expected);
    assertThat(
            products.facet(FacetRequest.of("n", 100)).stream().mapToLong(FacetCount::count).sum())
        .isEqualTo(expected.size());
    assertThat(products.first(OrderRequest.of(BY_NUMBER, 100)))
        .extracting(ordered -> ordered.point().id())
        .isEqualTo(expected);
  }

  private List<PointId> found(SearchRequest request) {
    return products.search(request).points().stream().map(ScoredPoint::id).toList();
  }

  private static List<PointId> ids(List<StoredPoint> points) {
    return points.stream().map(StoredPoint::id).toList();
  }

  @Test
  void aPointEndsAtThatVeryMoment() {
    products.upsert(List.of(ending(1, at(10))));
    now = at(10).minusNanos(1);
    assertThat(products.count(Optional.empty())).isEqualTo(1);
    now = at(10);
    assertThat(products.count(Optional.empty())).isZero();
    assertThatThrownBy(() -> products.search(SearchRequest.of(PointId.of(1), 3)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("point 1: not in collection");
  }

  @Test
  void theSameSearchIsAnsweredAnewWhenTimeHasPassed() {
    products.upsert(List.of(ending(1, at(10)), lasting(2)));
    SearchRequest search = SearchRequest.of(new float[] {1, 1}, 5);
    assertThat(found(search)).containsExactly(PointId.of(1), PointId.of(2));
    now = at(11);
    assertThat(found(search)).containsExactly(PointId.of(2));
  }

  @Test
  void anEndedPointDoesNotExistForWritesEither() throws IOException {
    products.upsert(List.of(ending(1, at(10))));
    products.store().refresh();
    now = at(20);
    PointSelector one = PointSelector.ids(List.of(PointId.of(1)));
    Payload later = Payload.of(Map.of("expires_at", at(99).toString()));
    assertThat(products.setPayload(one, later).points()).isZero();
    assertThat(products.overwritePayload(one, later).points()).isZero();
    assertThat(products.delete(one).points()).isZero();
    assertThat(products.delete(PointSelector.filter(Filter.Range.of("n").gte(0))).points())
        .isZero();
    assertThat(
            products
                .upsert(
                    UpsertRequest.of(List.of(ending(1, at(30))))
                        .withVersions(Map.of(PointId.of(1), 0L)))
                .points())
        .isEqualTo(1);
    assertThat(products.count(Optional.empty())).isEqualTo(1);
  }

  @Test
  void whatHasEndedIsDeletedInTheBackground() throws Exception {
    engine.close();
    engine = open(Duration.ofMillis(5));
    products = engine.collection("products");
    products.upsert(List.of(ending(1, at(10)), ending(2, at(30)), lasting(3)));
    products.store().refresh();
    products.upsert(List.of(ending(4, at(10))));
    now = at(20);
    long patience = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (stored() > 2 && System.nanoTime() < patience) {
      Thread.sleep(5);
    }
    assertThat(stored()).isEqualTo(2);
    now = START;
    assertThat(products.count(Optional.empty())).as("they are gone, not hidden").isEqualTo(2);
  }

  /** Points that are stored, whether they have ended or not. */
  private long stored() throws IOException {
    try (Reading all = products.store().readAll()) {
      return Selection.of(all, Optional.empty()).count();
    }
  }

  @Test
  void theEndOutlivesARestart() throws IOException {
    products.upsert(List.of(ending(1, at(10)), lasting(2)));
    products.store().refresh();
    products.upsert(List.of(ending(3, at(10))));
    engine.close();
    now = at(10);
    engine = open(Duration.ofHours(1));
    products = engine.collection("products");
    assertThat(products.parameters().ttl()).contains(FIELD);
    assertThat(products.count(Optional.empty())).isEqualTo(1);
    now = at(9);
    assertThat(products.count(Optional.empty())).isEqualTo(3);
  }

  @Test
  void aSnapshotIsRestoredAlthoughPointsHaveEndedMeanwhile() {
    products.upsert(List.of(ending(1, at(10)), lasting(2)));
    Path snapshot = elsewhere.resolve("snapshot");
    products.snapshot(snapshot);
    now = at(11);
    Collection restored = engine.restore("restored", snapshot);
    assertThat(restored.count(Optional.empty())).isEqualTo(1);
  }

  @Test
  void onlyTimesEndPoints() {
    products.upsert(
        List.of(
            with(1, "expires_at", "soon"),
            with(2, "expires_at", 0),
            with(3, "expires_at", List.of("2020-01-01", "2026-01-01T00:00:10Z")),
            with(4, "expires_at", "1066-10-14"),
            with(5, "expires_at", "9999-12-31T23:59:59Z")));
    assertThat(found(SearchRequest.of(new float[2], 10)))
        .containsExactly(PointId.of(1), PointId.of(2), PointId.of(3), PointId.of(5));
    now = at(10);
    assertThat(found(SearchRequest.of(new float[2], 10)))
        .as("of several times the last one counts")
        .containsExactly(PointId.of(1), PointId.of(2), PointId.of(5));
  }

  private static Point with(long id, String field, Object value) {
    return new Point(PointId.of(id), new float[] {id, 1}, Payload.of(Map.of(field, value)));
  }
}
