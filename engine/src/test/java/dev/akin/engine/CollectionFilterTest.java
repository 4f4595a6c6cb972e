package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchText;
import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.filter.OrderValue;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payload indexes, orders and estimates of a collection with segments and recent writes. */
final class CollectionFilterTest {
  private static final EngineParameters BY_HAND =
      EngineParameters.defaults()
          .withResultCache(0)
          .withIndexThreads(0)
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));
  private static final PayloadPath TITLE = PayloadPath.parse("title");
  private static final PayloadIndex WORDS = new PayloadIndex(TITLE, PayloadIndex.Kind.TEXT);
  private static final Filter SHIRT = MatchText.of(TITLE, "shirt");

  @TempDir private Path data;
  private Engine engine;
  private Collection shop;

  @BeforeEach
  void create() throws IOException {
    engine = Engine.open(data, BY_HAND);
    shop = engine.create("shop", CollectionParameters.of(2, Metric.L2));
    shop.upsert(List.of(product(1, "Red shirt", 30), product(2, "Blue shirt", 10.5)));
    shop.store().refresh();
    shop.upsert(List.of(product(3, "Red hat", 30), product(4, "A shirt", 20)));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static Point product(long id, String title, Object price) {
    return new Point(
        PointId.of(id), new float[] {id, 0}, Payload.of(Map.of("title", title, "price", price)));
  }

  private List<PayloadIndexes.Built> builtBySearch() {
    SearchRequest request = SearchRequest.of(new float[] {0, 0}, 10).withFilter(SHIRT);
    SearchAnswer answer = shop.search(request);
    assertThat(answer.points())
        .extracting(point -> point.id().toString())
        .containsExactly("1", "2", "4");
    return answer.explanation().built();
  }

  @Test
  void theFirstFilterBuildsAnIndexAndSaysSo() throws IOException {
    assertThat(shop.status().payloadIndexes()).isEmpty();
    assertThat(builtBySearch())
        .singleElement()
        .satisfies(built -> {
          assertThat(built.index()).isEqualTo(WORDS);
          assertThat(built.values()).isEqualTo(2);
        });
    assertThat(builtBySearch()).isEmpty();
    shop.store().refresh();
    assertThat(builtBySearch()).hasSize(1);
    assertThat(shop.status().payloadIndexes())
        .singleElement()
        .satisfies(state -> {
          assertThat(state.index()).isEqualTo(WORDS);
          assertThat(state.requested()).isFalse();
          assertThat(state.segments()).isEqualTo(2);
          assertThat(state.values()).isEqualTo(4);
          assertThat(state.bytes()).isPositive();
        });
  }

  @Test
  void aMergedSegmentHasTheIndexesInUseBeforeItIsSearched() throws IOException {
    shop.store().refresh();
    assertThat(builtBySearch()).hasSize(2);
    shop.store().mergeTo(1);
    assertThat(shop.store().segments()).isEqualTo(1);
    assertThat(builtBySearch()).isEmpty();
    assertThat(shop.status().payloadIndexes().getFirst().segments()).isEqualTo(1);
  }

  @Test
  void aRequestedIndexIsKeptUntilItIsDropped() throws IOException {
    assertThat(shop.createPayloadIndex(WORDS)).hasSize(1);
    assertThat(shop.createPayloadIndex(WORDS)).isEmpty();
    assertThat(builtBySearch()).isEmpty();
    engine.close();
    engine = Engine.open(data, BY_HAND);
    shop = engine.collection("shop");
    assertThat(shop.status().payloadIndexes().getFirst().requested()).isTrue();
    assertThat(builtBySearch()).isNotEmpty();

    assertThat(shop.dropPayloadIndexes(TITLE)).isTrue();
    assertThat(shop.dropPayloadIndexes(TITLE)).isFalse();
    assertThat(shop.status().payloadIndexes()).isEmpty();
    engine.close();
    engine = Engine.open(data, BY_HAND);
    shop = engine.collection("shop");
    assertThat(shop.status().payloadIndexes()).isEmpty();
  }

  @Test
  void aBrokenListOfIndexesIsNamedAndOneOfALaterVersionIsKept() throws IOException {
    shop.createPayloadIndex(WORDS);
    engine.close();
    Path folder = data.resolve("collections/shop");
    Path file = folder.resolve(PayloadIndexFormat.FILE);
    String plain = "{\"format\":1,\"indexes\":[{\"field\":\"title\",\"kind\":\"text\"}]}";
    String written = Files.readString(file);
    assertThat(written).startsWith(plain.substring(0, plain.length() - 1));
    for (String broken : List.of("", "{}", written.replace("\"text\"", "\"geo\""))) {
      Files.writeString(file, broken);
      assertThat(PayloadIndexFormat.damage(folder))
          .hasValueSatisfying(damage -> assertThat(damage.file()).isEqualTo(file));
      assertThat(payloadIndexes()).isEmpty();
    }
    Files.writeString(file, plain.replace("1", "2"));
    engine = Engine.open(data, BY_HAND);
    assertThat(engine.broken().get("shop"))
        .hasMessageContaining(PayloadIndexFormat.FILE + ": format 2");
    engine.close();
    assertThat(file).hasContent(plain.replace("1", "2"));
    for (String whole : List.of(plain, written)) {
      Files.writeString(file, whole);
      assertThat(payloadIndexes()).hasSize(1);
    }
  }

  private List<PayloadIndexes.State> payloadIndexes() {
    try (Engine opened = Engine.open(data, BY_HAND)) {
      return opened.collection("shop").status().payloadIndexes();
    }
  }

  @Test
  void ofManyFieldsThatFiltersNameOnlySomeKeepAnIndex() throws IOException {
    for (int i = 0; i < 300; i++) {
      PayloadPath path = PayloadPath.parse("field" + i);
      shop.count(Optional.of(MatchText.of(path, "shirt")));
    }
    assertThat(shop.status().payloadIndexes()).hasSize(256);
    assertThat(builtBySearch()).hasSize(1);
  }

  @Test
  void pointsComeInTheOrderOfAFieldAndThenOfIds() {
    OrderBy ascending = OrderBy.ascending("price");
    OrderBy descending = OrderBy.descending("price");
    assertFirst(ascending, 10, "2 10.5", "4 20", "1 30", "3 30");
    assertFirst(descending, 10, "1 30", "3 30", "4 20", "2 10.5");
    assertFirst(descending, 2, "1 30", "3 30");
    assertFirst(ascending.withFrom(new OrderValue.Whole(20)), 2, "4 20", "1 30");
    assertFirst(descending.withFrom(new OrderValue.Fraction(29.5)), 10, "4 20", "2 10.5");
    assertFirst(OrderBy.ascending("title"), 2, "4 A shirt", "2 Blue shirt");
    assertFirst(OrderBy.ascending("missing"), 10);
    OrderRequest shirts = OrderRequest.of(descending, 2).withFilter(SHIRT);
    assertThat(shop.first(shirts))
        .extracting(ordered -> ordered.point().id().toString())
        .containsExactly("1", "4");
  }

  private void assertFirst(OrderBy order, int limit, String... expected) {
    assertThat(shop.first(OrderRequest.of(order, limit)))
        .extracting(ordered -> ordered.point().id() + " " + ordered.value())
        .containsExactly(expected);
  }

  @Test
  void smallCollectionsAreCountedAndLargeOnesEstimated() throws IOException {
    Filter red = MatchText.of(TITLE, "red");
    assertThat(shop.estimate(red)).isEqualTo(2);
    List<Point> many = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      Map<String, Object> payload = Map.of("a", i % 2, "b", i % 2);
      many.add(new Point(PointId.of(100 + i), new float[] {i, 1}, Payload.of(payload)));
    }
    shop.upsert(many);
    shop.store().mergeTo(1);
    shop.delete(PointSelector.ids(Arrays.asList(PointId.of(100), PointId.of(101))));
    Filter a = Match.integer("a", 0);
    Filter b = Match.integer("b", 0);
    assertThat(shop.count(Optional.of(a))).isEqualTo(5_999);
    assertThat(shop.estimate(a)).isBetween(5_995L, 6_005L);
    // The two always hold together, which an estimate does not know.
    assertThat(shop.estimate(Filter.must(a, b))).isBetween(2_995L, 3_005L);
    assertThat(shop.estimate(red)).isEqualTo(2);
  }
}
