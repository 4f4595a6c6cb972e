package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.junit.jupiter.api.Test;

/** The order of points by a field is the same from segments, from memory, and by sorting. */
final class FieldOrderTest {
  private static final int POINTS = 120;

  /** A point's place in the order. */
  private record Place(OrderValue value, PointId id) {}

  @SeededTest(3)
  void segmentsMemoryAndSortingAgree(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    RandomFilters filters = new RandomFilters(random);
    List<Payload> payloads = IntStream.range(0, POINTS).mapToObj(i -> filters.payload()).toList();
    try (FilteredIndex index = FilteredIndex.of(payloads);
        DirectoryReader reader = index.open()) {
      for (int i = 0; i < 30; i++) {
        OrderBy order = new OrderBy(filters.path(), random.nextBoolean(), filters.orderValue());
        int limit = 1 + random.nextInt(POINTS);
        List<Place> expected = sorted(order, payloads).stream().limit(limit).toList();
        assertThat(inMemory(order, limit, payloads)).as("%s", order).isEqualTo(expected);
        assertThat(fromSegments(order, limit, reader)).as("%s", order).isEqualTo(expected);
      }
    }
  }

  private static List<Place> sorted(OrderBy order, List<Payload> payloads) {
    List<Place> places = new ArrayList<>();
    Comparator<OrderValue> byValue =
        order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    for (int i = 0; i < payloads.size(); i++) {
      PointId id = PointId.of(i);
      order.field().flatValues(payloads.get(i).fields()).stream()
          .filter(value -> !(value instanceof String text && text.length() > 8191))
          .flatMap(value -> OrderValue.ofPayload(value).stream())
          .filter(
              value -> order.from().isEmpty() || byValue.compare(value, order.from().get()) >= 0)
          .min(byValue)
          .ifPresent(value -> places.add(new Place(value, id)));
    }
    places.sort(Comparator.comparing(Place::value, byValue).thenComparing(Place::id));
    return places;
  }

  private static List<Place> inMemory(OrderBy by, int limit, List<Payload> payloads) {
    FieldOrder order = new FieldOrder(by, limit);
    for (int i = 0; i < payloads.size(); i++) {
      order.add(payloads.get(i), PointId.of(i), i);
    }
    return places(order);
  }

  private static List<Place> fromSegments(OrderBy by, int limit, DirectoryReader reader)
      throws IOException {
    PayloadIndexes indexes = new PayloadIndexes(FilteredIndex.FIELDS.payload());
    FieldOrder order = new FieldOrder(by, limit);
    for (LeafReaderContext leaf : reader.leaves()) {
      order.add(
          DocIdSetIterator.all(leaf.reader().maxDoc()),
          new OrderValues.Source(leaf.reader(), UpdatableFields.none(), indexes),
          new FieldOrder.Part(
              leaf.ord, document -> PointId.of(FilteredIndex.ordinal(leaf, document))));
    }
    return places(order);
  }

  private static List<Place> places(FieldOrder order) {
    return order.first().stream().map(ranked -> new Place(ranked.value(), ranked.id())).toList();
  }

  @Test
  void numbersComeBeforeTimesAndTimesBeforeTexts() {
    List<Object> ascending =
        List.of(
            Long.MIN_VALUE,
            -1e300 + 1e300 - 0.5,
            0L,
            0.5,
            1L << 53,
            (1L << 53) + 1,
            Long.MAX_VALUE,
            1e300,
            "2023-12-31T23:00:00-05:00",
            "2024-01-01T04:00:00.000000001Z",
            "2024-01-02",
            "",
            "Z",
            "a",
            "ä");
    List<OrderValue> values =
        ascending.stream().flatMap(value -> OrderValue.ofPayload(value).stream()).toList();
    assertThat(values).hasSameSizeAs(ascending);
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < values.size(); j++) {
        assertThat(Integer.signum(values.get(i).compareTo(values.get(j))))
            .as("%s, %s", values.get(i), values.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
    assertThat(Stream.of(true, List.of(), "x".repeat(8192)).map(OrderValue::ofPayload))
        .allMatch(Optional::isEmpty);
  }
}
