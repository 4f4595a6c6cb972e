package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price that changes without its product's document being written again. */
@Tag("kernel-independent")
final class UpdatableFieldsCollectionTest {
  private static final EngineParameters BY_HAND =
      EngineParameters.defaults()
          .withIndexThreads(0)
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));
  private static final int PRODUCTS = 50;

  @TempDir private Path data;
  private Engine engine;
  private Collection products;

  @BeforeEach
  void create() throws IOException {
    engine = Engine.open(data, BY_HAND);
    products =
        engine.create(
            "products",
            CollectionParameters.of(2, Metric.L2)
                .withUpdatable(
                    Map.of(
                        "price", UpdatableField.Type.FLOAT,
                        "stock", UpdatableField.Type.INTEGER)));
    products.upsert(
        IntStream.range(0, PRODUCTS)
            .mapToObj(i ->
                new Point(
                    PointId.of(i),
                    new float[] {i, 0},
                    Payload.of(Map.of("name", "n" + i, "price", i))))
            .toList());
    products.store().refresh();
    products.store().commit();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void reopen() {
    engine.close();
    engine = Engine.open(data, BY_HAND);
    products = engine.collection("products");
  }

  private void set(int id, Map<String, Object> fields) {
    products.setPayload(PointSelector.ids(List.of(PointId.of(id))), Payload.of(fields));
  }

  private StoredPoint get(int id) {
    return products.get(List.of(PointId.of(id)), Fetch.PAYLOADS_AND_VECTORS).getFirst();
  }

  private long cheaperThan(double price) {
    return products.count(Optional.of(Filter.Range.of("price").lt(price)));
  }

  @Test
  void aChangeOfUpdatableFieldsAddsNoDocument() throws IOException {
    for (int round = 1; round <= 3; round++) {
      for (int i = 0; i < PRODUCTS; i++) {
        set(i, Map.of("price", 1000 * round + i, "stock", round));
      }
      products.store().refresh();
      assertThat(products.status().storage().segments()).isEqualTo(1);
      assertThat(cheaperThan(1000 * round)).isZero();
      assertThat(cheaperThan(1000 * round + 10)).isEqualTo(10);
      assertThat(get(7).payload())
          .isEqualTo(
              Payload.of(
                  Map.of("name", "n7", "price", 1007.0 + 1000 * (round - 1), "stock", round)));
    }
    long before = products.status().points();
    set(1, Map.of("name", "another", "price", 5));
    products.store().refresh();
    assertThat(products.status().storage().segments()).isEqualTo(2);
    assertThat(products.status().points()).isEqualTo(before);
  }

  @Test
  void whatChangedIsSeenAtOnceAndAfterRefreshCommitAndRestart() throws IOException {
    set(3, Map.of("stock", 9));
    long version = get(3).version();
    Runnable check =
        () -> {
          assertThat(get(3).version()).isEqualTo(version);
          assertThat(get(3).payload())
              .isEqualTo(Payload.of(Map.of("name", "n3", "price", 3.0, "stock", 9)));
          assertThat(products.count(Optional.of(Filter.Match.integer("stock", 9)))).isEqualTo(1);
        };
    assertThat(version).isGreaterThan(PRODUCTS);
    check.run();
    products.store().refresh();
    check.run();
    reopen(); // From the log alone: nothing was committed since.
    check.run();
    products.store().commit();
    reopen();
    check.run();
    products.store().mergeTo(1);
    check.run();
  }

  @Test
  void aValueCanBeRemoved() throws IOException {
    products.deletePayload(PointSelector.ids(List.of(PointId.of(4))), List.of("price"));
    assertThat(get(4).payload()).isEqualTo(Payload.of(Map.of("name", "n4")));
    products.store().refresh();
    assertThat(get(4).payload()).isEqualTo(Payload.of(Map.of("name", "n4")));
    Filter noPrice = new Filter.IsEmpty(PayloadPath.parse("price"));
    assertThat(products.count(Optional.of(noPrice))).isEqualTo(1);
    assertThat(products.estimate(noPrice)).isEqualTo(1);
  }

  @Test
  void conditionalWritesKnowTheVersionOfAnUpdate() throws IOException {
    set(5, Map.of("price", 1));
    products.store().refresh();
    long version = get(5).version();
    assertThatThrownBy(() ->
            products.setPayload(
                PointSelector.versions(Map.of(PointId.of(5), version - 1)),
                Payload.of(Map.of("price", 2))))
        .isInstanceOf(VersionConflictException.class);
    products.setPayload(
        PointSelector.versions(Map.of(PointId.of(5), version)), Payload.of(Map.of("price", 3)));
    assertThat(get(5).payload().field("price")).contains(3.0);
  }

  @Test
  void whatIsNoNumberIsRefusedAndChangesNothing() {
    assertThatThrownBy(() -> set(1, Map.of("price", "cheap")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "payload field \"price\" is cheap, but is updatable as float: must be a number or absent");
    Point wrong =
        new Point(PointId.of(77), new float[2], Payload.of(Map.of("stock", List.of(1, 2))));
    assertThatThrownBy(() -> products.upsert(List.of(wrong)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("point 77: payload field \"stock\" is [1, 2], but is updatable");
    assertThat(products.status().points()).isEqualTo(PRODUCTS);
  }

  @Test
  void thereIsNoIndexOfWhatChanges() {
    PayloadIndex index =
        new PayloadIndex(PayloadPath.parse("price"), PayloadIndex.Kind.VALUES_COUNT);
    assertThatThrownBy(() -> products.createPayloadIndex(index))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is updatable");
  }

  @Test
  void theEndOfAPointIsNotUpdatable() {
    CollectionParameters ending =
        CollectionParameters.of(2, Metric.L2).withTtl(PayloadPath.parse("until"));
    assertThatThrownBy(() -> ending.withUpdatable(Map.of("until", UpdatableField.Type.INTEGER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be updatable");
  }
}
