package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The two evaluations of a filter, in memory and by Lucene, agree on random payloads. */
@Tag("kernel-independent")
final class FilterQueriesTest {
  private static final int POINTS = 120;
  private static final int FILTERS = 150;

  @SeededTest(3)
  void bothEvaluationsAcceptTheSamePoints(Seed seed) throws IOException {
    RandomFilters filters = new RandomFilters(seed.random());
    List<Payload> payloads = payloads(filters);
    int accepted = 0;
    try (FilteredIndex index = FilteredIndex.of(payloads);
        DirectoryReader reader = index.open()) {
      IndexSearcher searcher = new IndexSearcher(reader);
      PayloadIndexes indexes = new PayloadIndexes(FilteredIndex.FIELDS.payload());
      for (int i = 0; i < FILTERS; i++) {
        Filter filter = filters.filter(3);
        Set<Integer> expected = expected(filter, payloads);
        assertThat(search(searcher, filter, indexes)).as("%s", filter).isEqualTo(expected);
        accepted += expected.size();
      }
    }
    // The comparison means something only if filters neither accept nor refuse everything.
    assertThat(accepted).isBetween(FILTERS * POINTS / 20, FILTERS * POINTS * 19 / 20);
  }

  /** Over few fields, so that the conditions that are rare among random filters often hold. */
  @SeededTest(1)
  void bothEvaluationsOfEachKindOfConditionAgree(Seed seed) throws IOException {
    RandomFilters filters = new RandomFilters(seed.random());
    List<Payload> payloads = payloads(filters);
    Map<String, Integer> accepted = new HashMap<>();
    Map<String, Integer> refused = new HashMap<>();
    try (FilteredIndex index = FilteredIndex.of(payloads);
        DirectoryReader reader = index.open()) {
      IndexSearcher searcher = new IndexSearcher(reader);
      PayloadIndexes indexes = new PayloadIndexes(FilteredIndex.FIELDS.payload());
      for (int i = 0; i < 600; i++) {
        Filter condition = filters.shallowCondition();
        Set<Integer> expected = expected(condition, payloads);
        assertThat(search(searcher, condition, indexes)).as("%s", condition).isEqualTo(expected);
        String kind = condition.getClass().getSimpleName();
        accepted.merge(kind, expected.size(), Integer::sum);
        refused.merge(kind, POINTS - expected.size(), Integer::sum);
      }
    }
    assertThat(accepted).hasSize(12).allSatisfy((kind, count) -> assertThat(count).isPositive());
    assertThat(refused).allSatisfy((kind, count) -> assertThat(count).isPositive());
  }

  @SeededTest(2)
  void equalFiltersWrittenDifferentlyAcceptTheSame(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    RandomFilters filters = new RandomFilters(random);
    FilterSpellings spellings = new FilterSpellings(random);
    List<Payload> payloads = payloads(filters);
    int different = 0;
    try (FilteredIndex index = FilteredIndex.of(payloads);
        DirectoryReader reader = index.open()) {
      IndexSearcher searcher = new IndexSearcher(reader);
      PayloadIndexes indexes = new PayloadIndexes(FilteredIndex.FIELDS.payload());
      for (int i = 0; i < 60; i++) {
        Filter filter = filters.filter(2);
        Filter another = spellings.another(filter);
        Set<Integer> expected = expected(filter, payloads);
        assertThat(expected(another, payloads)).as("%s", another).isEqualTo(expected);
        assertThat(search(searcher, another, indexes)).as("%s", another).isEqualTo(expected);
        different += another.equals(filter) ? 0 : 1;
      }
    }
    assertThat(different).isGreaterThan(30);
  }

  @SeededTest(1)
  void aFilterOfTheMostConditionsIsAnswered(Seed seed) throws IOException {
    RandomFilters filters = new RandomFilters(seed.random());
    List<Payload> payloads = payloads(filters);
    try (FilteredIndex index = FilteredIndex.of(payloads);
        DirectoryReader reader = index.open()) {
      Filter[] ranges = new Filter[Filter.MAX_CONDITIONS];
      for (int i = 0; i < ranges.length; i++) {
        ranges[i] = Filter.Range.of("a").gt(i - 2).lt(i);
      }
      PayloadIndexes indexes = new PayloadIndexes(FilteredIndex.FIELDS.payload());
      for (Filter filter :
          List.of(
              Filter.should(ranges),
              new Filter.MinShould(List.of(ranges), 2),
              new Filter.MinShould(List.of(ranges[7], ranges[7], ranges[250]), 2))) {
        assertThat(search(new IndexSearcher(reader), filter, indexes))
            .isEqualTo(expected(filter, payloads));
      }
    }
  }

  @SeededTest(3)
  void facetsOfSegmentsAndOfMemoryAgree(Seed seed) throws IOException {
    RandomFilters filters = new RandomFilters(seed.random());
    List<Payload> payloads = payloads(filters);
    try (FilteredIndex index = FilteredIndex.of(payloads);
        DirectoryReader reader = index.open()) {
      for (int i = 0; i < 40; i++) {
        PayloadPath path = filters.path();
        FacetCounter inMemory = new FacetCounter(path);
        payloads.forEach(inMemory::count);
        FacetCounter indexed = new FacetCounter(path);
        for (LeafReaderContext leaf : reader.leaves()) {
          indexed.count(
              leaf.reader(), UpdatableFields.none(), DocIdSetIterator.all(leaf.reader().maxDoc()));
        }
        assertThat(indexed.top(1000)).as("%s", path).isEqualTo(inMemory.top(1000));
        assertThat(inMemory.top(1000)).isEqualTo(counts(path, payloads));
      }
    }
  }

  private static List<FacetCounter.ValueCount> counts(PayloadPath path, List<Payload> payloads) {
    Map<MatchValue, Long> counts = new HashMap<>();
    for (Payload payload : payloads) {
      path.flatValues(payload.fields()).stream()
          .distinct()
          .filter(value -> !(value instanceof String text && text.length() > 8191))
          .flatMap(value -> MatchValue.ofPayload(value).stream())
          .forEach(value -> counts.merge(value, 1L, Long::sum));
    }
    return counts.entrySet().stream()
        .map(e -> new FacetCounter.ValueCount(e.getKey(), e.getValue()))
        .sorted((a, b) ->
            a.count() != b.count()
                ? Long.compare(b.count(), a.count())
                : PayloadTerms.of(a.value()).compareTo(PayloadTerms.of(b.value())))
        .toList();
  }

  private static List<Payload> payloads(RandomFilters filters) {
    return IntStream.range(0, POINTS).mapToObj(i -> filters.payload()).toList();
  }

  private static Set<Integer> search(IndexSearcher searcher, Filter filter, PayloadIndexes indexes)
      throws IOException {
    FilterQueries queries = new FilterQueries(FilteredIndex.FIELDS, indexes);
    return FilteredIndex.search(searcher, queries.of(filter));
  }

  private static Set<Integer> expected(Filter filter, List<Payload> payloads) {
    return IntStream.range(0, payloads.size())
        .filter(i -> filter.matches(PointId.of(i), payloads.get(i)))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
