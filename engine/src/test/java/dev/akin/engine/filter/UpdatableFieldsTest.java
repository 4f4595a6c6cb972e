package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.engine.point.JsonNull;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Updatable fields in filters, facets and orders: as in memory, as if they were in the payload. */
@Tag("kernel-independent")
final class UpdatableFieldsTest {
  private static final int POINTS = 400;
  private static final UpdatableFields FIELDS =
      UpdatableFields.of(
          Map.of("price", UpdatableField.Type.FLOAT, "in.stock", UpdatableField.Type.INTEGER));
  private static final PayloadPath PRICE = PayloadPath.parse("price");
  private static final PayloadPath STOCK = PayloadPath.parse("\"in.stock\"");

  @SeededTest(3)
  void conditionsOnDocValuesAreThoseOnPayloads(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    List<Payload> payloads = payloads(random);
    Map<String, Integer> accepted = new HashMap<>();
    try (FilteredIndex index = FilteredIndex.of(payloads, FIELDS);
        DirectoryReader reader = index.open()) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int i = 0; i < 300; i++) {
        Filter condition = condition(random);
        Filter filter =
            random.nextInt(3) == 0 ? Filter.must(condition, condition(random)) : condition;
        Set<Integer> expected = expected(filter, payloads);
        FilterQueries queries = queries();
        assertThat(FilteredIndex.search(searcher, queries.of(filter)))
            .as("%s", filter)
            .isEqualTo(expected);
        assertThat(queries.built()).as("indexes for %s", filter).isEmpty();
        accepted.merge(condition.getClass().getSimpleName(), expected.size(), Integer::sum);
      }
    }
    assertThat(accepted).hasSize(11);
    assertThat(List.of("Match", "MatchAny", "MatchExcept", "Range", "ValuesCount", "IsEmpty"))
        .allSatisfy(kind -> assertThat(accepted.get(kind)).as(kind).isPositive());
  }

  @SeededTest(2)
  void anEstimateIsNear(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    List<Payload> payloads = payloads(random);
    try (FilteredIndex index = FilteredIndex.of(payloads, FIELDS);
        DirectoryReader reader = index.open()) {
      for (int i = 0; i < 50; i++) {
        Filter condition = condition(random);
        double estimate = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
          estimate +=
              new CountEstimate(queries(), leaf.reader()).fraction(condition)
                  * leaf.reader().numDocs();
        }
        // Segments are smaller than a sample, so that all of each is looked at.
        assertThat(estimate)
            .as("%s", condition)
            .isCloseTo(expected(condition, payloads).size(), within(1e-6));
      }
    }
  }

  @SeededTest(2)
  void facetsAndOrdersAreThoseOfPayloads(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    List<Payload> payloads = payloads(random);
    try (FilteredIndex index = FilteredIndex.of(payloads, FIELDS);
        DirectoryReader reader = index.open()) {
      for (PayloadPath path : List.of(PRICE, STOCK)) {
        FacetCounter inMemory = new FacetCounter(path);
        payloads.forEach(inMemory::count);
        FacetCounter indexed = new FacetCounter(path);
        for (LeafReaderContext leaf : reader.leaves()) {
          indexed.count(leaf.reader(), FIELDS, DocIdSetIterator.all(leaf.reader().maxDoc()));
        }
        assertThat(indexed.top(POINTS)).isEqualTo(inMemory.top(POINTS));
        assertThat(indexed.top(POINTS).isEmpty()).isEqualTo(path.equals(PRICE));
        for (boolean descending : List.of(true, false)) {
          OrderBy by =
              new OrderBy(path, descending, Optional.of(new OrderValue.Whole(random.nextInt(20))));
          assertThat(ranked(by, reader)).isEqualTo(ranked(by, payloads)).isNotEmpty();
        }
      }
    }
  }

  private static List<PointId> ranked(OrderBy by, DirectoryReader reader) throws IOException {
    FieldOrder order = new FieldOrder(by, POINTS);
    for (LeafReaderContext leaf : reader.leaves()) {
      order.add(
          DocIdSetIterator.all(leaf.reader().maxDoc()),
          new OrderValues.Source(leaf.reader(), FIELDS, noIndexes()),
          new FieldOrder.Part(
              leaf.ord, document -> PointId.of(FilteredIndex.ordinal(leaf, document))));
    }
    return order.first().stream().map(FieldOrder.Ranked::id).toList();
  }

  private static List<PointId> ranked(OrderBy by, List<Payload> payloads) {
    FieldOrder order = new FieldOrder(by, POINTS);
    for (int i = 0; i < payloads.size(); i++) {
      order.add(payloads.get(i), PointId.of(i), i);
    }
    return order.first().stream().map(FieldOrder.Ranked::id).toList();
  }

  private static Filter condition(SplittableRandom random) {
    PayloadPath path = random.nextBoolean() ? PRICE : STOCK;
    MatchValue value = new MatchValue.Whole(random.nextInt(-3, 20));
    Set<MatchValue> values = Set.of(value, new MatchValue.Whole(50), new MatchValue.Keyword("7"));
    return switch (random.nextInt(11)) {
      case 0 -> new Filter.Match(path, value);
      case 1 -> new Filter.MatchAny(path, values);
      case 2 -> new Filter.MatchExcept(path, values);
      case 3 ->
          new Filter.Range(
              path,
              new Bound(random.nextInt(-4, 10) / 2.0, random.nextBoolean()),
              new Bound(random.nextInt(0, 30) / 2.0, random.nextBoolean()));
      case 4 -> new Filter.ValuesCount(path, random.nextInt(2), random.nextInt(3));
      case 5 -> new Filter.IsEmpty(path);
      case 6 -> new Filter.IsNull(path);
      case 7 -> new Filter.MatchText(path, Set.of("7"));
      case 8 -> new Filter.MatchPhrase(path, List.of("7"));
      case 9 ->
          new Filter.DatetimeRange(
              path,
              new InstantBound(Instant.EPOCH, true),
              new InstantBound(Instant.EPOCH.plusSeconds(9), true));
      default -> new Filter.Geo(path, new GeoShape.Box(new GeoPoint(1, 0), new GeoPoint(0, 1)));
    };
  }

  private static List<Payload> payloads(SplittableRandom random) {
    List<Payload> payloads = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      Map<String, Object> fields = new HashMap<>(Map.of("colour", "red"));
      if (random.nextInt(4) > 0) {
        fields.put("price", random.nextInt(8) == 0 ? -0.0 : random.nextInt(-6, 40) / 2.0);
      }
      if (random.nextInt(4) > 0) {
        fields.put("in.stock", (long) random.nextInt(-3, 20));
      }
      payloads.add(Payload.of(fields));
    }
    return payloads;
  }

  private static Set<Integer> expected(Filter filter, List<Payload> payloads) {
    return IntStream.range(0, payloads.size())
        .filter(i -> filter.matches(PointId.of(i), payloads.get(i)))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static FilterQueries queries() {
    return new FilterQueries(FilteredIndex.FIELDS.withUpdatable(FIELDS), noIndexes());
  }

  private static PayloadIndexes noIndexes() {
    return new PayloadIndexes(FilteredIndex.FIELDS.payload());
  }

  @Test
  void valuesAreTakenAsTheirTypeSays() {
    Payload given = Payload.of(Map.of("price", 12, "in.stock", 3, "name", "shirt"));
    assertThat(FIELDS.prepare(given))
        .isEqualTo(Payload.of(Map.of("price", 12.0, "in.stock", 3, "name", "shirt")));
    assertThatThrownBy(() -> FIELDS.prepare(Payload.of(Map.of("in.stock", 3.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "payload field \"in.stock\" is 3.0, but is updatable as integer:"
                + " must be a whole number or absent");
    for (Object wrong : List.of("12", List.of(12), JsonNull.NULL, true, Map.of("a", 1))) {
      assertThatThrownBy(() -> FIELDS.prepare(Payload.of(Map.of("price", wrong))))
          .hasMessageContaining("must be a number or absent");
    }
  }

  @Test
  void thereIsALimitToTheirNumber() {
    Map<String, UpdatableField.Type> many = new HashMap<>();
    for (int i = 0; i <= UpdatableFields.MOST; i++) {
      many.put("f" + i, UpdatableField.Type.FLOAT);
    }
    assertThatThrownBy(() -> UpdatableFields.of(many))
        .hasMessage("33 updatable fields, must be at most 32");
  }
}
