package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectionTest {
  private static final EngineParameters SLOW_UPKEEP =
      EngineParameters.defaults()
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));

  @TempDir private Path data;
  private Engine engine;
  private Collection products;

  @BeforeEach
  void create() {
    engine = Engine.open(data, SLOW_UPKEEP);
    products = engine.create("products", CollectionParameters.of(2, Metric.L2));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void writesAreSeenAtOnceAndAfterARefresh() throws IOException {
    products.upsert(List.of(product(1, "red", 10), product(2, "blue", 20)));
    assertSeen();
    products.store().refresh();
    assertSeen();
  }

  private void assertSeen() {
    assertThat(products.get(ids(2, 9, 1), Fetch.PAYLOADS_AND_VECTORS))
        .extracting(StoredPoint::id, point -> point.payload().field("colour").orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(PointId.of(2), "blue"),
            org.assertj.core.groups.Tuple.tuple(PointId.of(1), "red"));
    assertThat(products.get(ids(2), Fetch.VECTORS).getFirst().vector().orElseThrow())
        .containsExactly(2, 0);
    assertThat(found(SearchRequest.of(new float[] {1.9f, 0}, 5))).containsExactly(2L, 1L);
    assertThat(products.count(Optional.of(Match.keyword("colour", "red")))).isEqualTo(1);
  }

  @Test
  void twoPartialUpdatesWithinARefreshBothSurvive() throws IOException {
    products.upsert(List.of(product(1, "red", 10)));
    products.store().refresh();
    products.setPayload(PointSelector.ids(ids(1)), Payload.of(Map.of("colour", "blue")));
    products.setPayload(PointSelector.ids(ids(1)), Payload.of(Map.of("price", 11)));

    Payload expected = Payload.of(Map.of("colour", "blue", "price", 11));
    assertThat(payload(1)).isEqualTo(expected);
    products.store().refresh();
    assertThat(payload(1)).isEqualTo(expected);
    reopen();
    assertThat(payload(1)).isEqualTo(expected);
  }

  @Test
  void payloadsAreSetOverwrittenAndCleared() {
    products.upsert(List.of(product(1, "red", 10), product(2, "red", 20), product(3, "blue", 30)));

    products.setPayload(
        PointSelector.filter(Match.keyword("colour", "red")), Payload.of(Map.of("sale", true)));
    assertThat(payload(2))
        .isEqualTo(Payload.of(Map.of("colour", "red", "price", 20, "sale", true)));
    assertThat(payload(3).field("sale")).isEmpty();

    products.deletePayload(PointSelector.ids(ids(2)), List.of("price", "absent"));
    assertThat(payload(2)).isEqualTo(Payload.of(Map.of("colour", "red", "sale", true)));

    products.overwritePayload(PointSelector.ids(ids(2)), Payload.of(Map.of("x", 1)));
    assertThat(payload(2)).isEqualTo(Payload.of(Map.of("x", 1)));
  }

  @Test
  void receiptsCountWhatChangedInSequence() {
    assertThat(products.upsert(List.of(product(1, "red", 10), product(2, "red", 20))))
        .isEqualTo(new WriteReceipt(2, 2));
    assertThat(products.delete(PointSelector.ids(ids(1, 9)))).isEqualTo(new WriteReceipt(4, 1));
    assertThat(products.delete(PointSelector.filter(Match.keyword("colour", "blue"))))
        .isEqualTo(new WriteReceipt(4, 0));
    assertThat(products.upsert(List.of())).isEqualTo(new WriteReceipt(4, 0));
    assertThat(products.get(ids(2), Fetch.IDS).getFirst().version()).isEqualTo(2);
  }

  @Test
  void deletedPointsAreGoneBeforeAndAfterARefresh() throws IOException {
    products.upsert(List.of(product(1, "red", 10), product(2, "red", 20), product(3, "blue", 30)));
    products.store().refresh();
    products.delete(PointSelector.filter(Match.keyword("colour", "red")));

    assertThat(found(SearchRequest.of(new float[] {1, 0}, 5))).containsExactly(3L);
    products.upsert(List.of(product(2, "green", 5)));
    assertThat(found(SearchRequest.of(new float[] {1, 0}, 5))).containsExactly(2L, 3L);
    products.store().refresh();
    assertThat(found(SearchRequest.of(new float[] {1, 0}, 5))).containsExactly(2L, 3L);
    assertThat(products.status().points()).isEqualTo(2);
  }

  @Test
  void deletingByFilterThenUpdatingReplaysToTheSameState() {
    products.upsert(List.of(product(1, "red", 10), product(2, "red", 20), product(3, "blue", 30)));
    products.delete(PointSelector.filter(Match.keyword("colour", "red")));
    products.upsert(List.of(product(1, "red", 11)));
    products.setPayload(PointSelector.ids(ids(2, 3)), Payload.of(Map.of("colour", "red")));

    List<StoredPoint> before = all();
    reopen();

    assertThat(all()).usingRecursiveComparison().isEqualTo(before);
    assertThat(before).extracting(point -> point.id().toString()).containsExactly("1", "3");
  }

  @Test
  void filtersCombineWithSearch() throws IOException {
    products.upsert(
        IntStream.range(0, 100).mapToObj(i -> product(i, i % 2 == 0 ? "red" : "blue", i)).toList());
    products.store().refresh();
    products.upsert(List.of(product(50, "blue", 50), product(200, "red", 200)));

    Filter cheapRed = Filter.must(Match.keyword("colour", "red"), Range.of("price").gte(40).lt(60));
    SearchAnswer answer =
        products.search(SearchRequest.of(new float[] {50, 0}, 4).withFilter(cheapRed));

    assertThat(found(answer)).containsExactly(48L, 52L, 46L, 54L);
    assertThat(answer.explanation().matching()).isEqualTo(9);
    assertThat(answer.explanation().exact()).isTrue();
  }

  @Test
  void moreLikeThisLeavesThePointOut() throws IOException {
    products.upsert(List.of(product(1, "red", 10), product(2, "red", 20), product(3, "blue", 30)));
    assertThat(found(SearchRequest.of(PointId.of(2), 5))).containsExactly(1L, 3L);
    products.store().refresh();
    assertThat(found(SearchRequest.of(PointId.of(2), 5))).containsExactly(1L, 3L);
    assertThat(found(SearchRequest.of(PointId.of(2), 1))).containsExactly(1L);
    assertThatThrownBy(() -> products.search(SearchRequest.of(PointId.of(9), 1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("point 9")
        .hasMessageContaining("\"products\"");
  }

  @Test
  void windowsAndThresholdsCutTheRanking() throws IOException {
    products.upsert(IntStream.range(0, 20).mapToObj(i -> product(i, "red", i)).toList());
    products.store().refresh();
    SearchRequest request = SearchRequest.of(new float[] {0, 0}, 3);

    assertThat(found(request.withOffset(2))).containsExactly(2L, 3L, 4L);
    assertThat(found(request.withOptions(SearchOptions.defaults().withScoreThreshold(-1.5))))
        .containsExactly(0L, 1L);
    assertThat(found(request.withOffset(18))).containsExactly(18L, 19L);
    assertThat(found(request.withOffset(50))).isEmpty();
    assertThat(products.search(request).points().get(2).score()).isEqualTo(-4);
  }

  @Test
  void equalDistancesComeInTheOrderOfIds() throws IOException {
    List<Point> points = new ArrayList<>();
    for (long id : new long[] {7, 3, 9, 1}) {
      points.add(new Point(PointId.of(id), new float[] {1, 1}, Payload.empty()));
    }
    products.upsert(points);
    products.store().refresh();
    products.upsert(List.of(new Point(PointId.of(5), new float[] {1, 1}, Payload.empty())));

    assertThat(found(SearchRequest.of(new float[] {0, 0}, 10))).containsExactly(1L, 3L, 5L, 7L, 9L);
  }

  @Test
  void scrollWalksAllPointsInTheOrderOfIds() throws IOException {
    products.upsert(IntStream.range(0, 50).mapToObj(i -> product(i * 7 % 50, "red", i)).toList());
    products.store().refresh();
    products.upsert(List.of(product(25, "blue", 0), product(60, "red", 1)));
    products.delete(PointSelector.ids(ids(10)));

    List<Long> seen = new ArrayList<>();
    ScrollRequest request = ScrollRequest.of(7).withFilter(Match.keyword("colour", "red"));
    ScrollPage page = products.scroll(request);
    while (true) {
      page.points().forEach(point -> seen.add(Long.parseLong(point.id().toString())));
      if (page.next().isEmpty()) {
        break;
      }
      assertThat(page.points()).hasSize(7);
      page = products.scroll(request.withFrom(page.next().get()));
    }

    assertThat(seen)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(49)
        .doesNotContain(10L, 25L)
        .contains(60L);
  }

  @Test
  void facetsCountExactly() throws IOException {
    products.upsert(
        IntStream.range(0, 30)
            .mapToObj(i -> product(i, i % 3 == 0 ? "red" : "blue", i % 2))
            .toList());
    products.store().refresh();
    products.upsert(List.of(product(0, "green", 0)));

    assertThat(products.facet(FacetRequest.of("colour", 10)))
        .containsExactly(
            new FacetCount("blue", 20), new FacetCount("red", 9), new FacetCount("green", 1));
    assertThat(products.facet(FacetRequest.of("colour", 1).withFilter(Match.integer("price", 1))))
        .containsExactly(new FacetCount("blue", 10));
    assertThat(products.facet(FacetRequest.of("price", 5))).contains(new FacetCount(1L, 15));
  }

  @Test
  void wrongVectorsAreRefusedWithTheirNumbersAndChangeNothing() {
    Point wrong = new Point(PointId.of(2), new float[512], Payload.empty());
    assertThatThrownBy(() -> products.upsert(List.of(product(1, "red", 1), wrong)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("point 2: dimension 512, collection \"products\" has 2");
    assertThat(products.count(Optional.empty())).isZero();
    assertThatThrownBy(() -> products.search(SearchRequest.of(new float[3], 1)))
        .hasMessage("query vector: dimension 3, collection \"products\" has 2");
    assertThatThrownBy(() -> products.search(SearchRequest.of(new float[] {0, Float.NaN}, 1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void cosineNormalisesAndRefusesZero() throws IOException {
    Collection shapes = engine.create("shapes", CollectionParameters.of(2, Metric.COSINE));
    shapes.upsert(
        List.of(
            new Point(PointId.of(1), new float[] {3, 4}, Payload.empty()),
            new Point(PointId.of(2), new float[] {0, 9}, Payload.empty())));

    for (int round = 0; round < 2; round++) {
      SearchAnswer answer = shapes.search(SearchRequest.of(new float[] {0, 0.5f}, 2));
      assertThat(found(answer)).containsExactly(2L, 1L);
      assertThat(answer.points().get(1).score()).isEqualTo(0.8f, within(1e-6f));
      assertThat(shapes.get(ids(1), Fetch.VECTORS).getFirst().vector().orElseThrow())
          .containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
      shapes.store().refresh();
    }
    assertThatThrownBy(
            () -> shapes.upsert(List.of(new Point(PointId.of(3), new float[2], Payload.empty()))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("point 3");
  }

  @Test
  void statusCountsBytesAndSegments() throws IOException {
    products.upsert(IntStream.range(0, 500).mapToObj(i -> product(i, "red", i)).toList());
    products.store().refresh();
    CollectionStatus status = products.status();

    assertThat(status.points()).isEqualTo(500);
    assertThat(status.plan().index()).isEqualTo("Flat");
    assertThat(status.storage().segments()).isEqualTo(1);
    assertThat(status.memoryBytesPerVector()).isGreaterThan(8);
    assertThat(status.diskBytesPerVector()).isGreaterThan(8);
    assertThat(status.indexing().complete()).isTrue();
  }

  private void reopen() {
    engine.close();
    engine = Engine.open(data, SLOW_UPKEEP);
    products = engine.collection("products");
  }

  private List<StoredPoint> all() {
    return products.scroll(ScrollRequest.of(1000).withFetch(Fetch.PAYLOADS_AND_VECTORS)).points();
  }

  private Payload payload(long id) {
    return products.get(ids(id), Fetch.PAYLOADS).getFirst().payload();
  }

  private List<Long> found(SearchRequest request) {
    return found(products.search(request));
  }

  private static List<Long> found(SearchAnswer answer) {
    return answer.points().stream().map(point -> Long.parseLong(point.id().toString())).toList();
  }

  private static List<PointId> ids(long... ids) {
    return java.util.Arrays.stream(ids).mapToObj(PointId::of).toList();
  }

  private static Point product(long id, String colour, long price) {
    return new Point(
        PointId.of(id), new float[] {id, 0}, Payload.of(Map.of("colour", colour, "price", price)));
  }
}
