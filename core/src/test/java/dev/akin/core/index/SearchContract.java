package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.Indexes;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every index answers, however it came to be: nearest neighbors, alone and in batches, within
 * a distance, one after another, under filters, to several threads, with what it cost. 3,000
 * clustered vectors of 40 dimensions, 50 queries, seeds 7, 1 and 2.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SearchContract {
  static final int SIZE = ContractRows.SIZE;
  static final int K = 10;

  private final Map<Metric, Index> indexes = new EnumMap<>(Metric.class);

  /** The factory string under test. */
  protected abstract String specification();

  /** Mean recall@10 that the index reaches with its default knobs. */
  protected abstract double recallFloor();

  /**
   * Whether the index keeps raw vectors, so that distances are true ones and answers may be exact.
   */
  protected boolean isExactWhenAsked() {
    return true;
  }

  /** Whether it can be built anew from raw vectors of its own. */
  protected boolean isCompacted() {
    return isExactWhenAsked();
  }

  /** How far a reported distance may be from the true one, relative to one more than it. */
  protected double distanceTolerance() {
    return 1e-4;
  }

  /** Whether a search compares all rows and so visits neither nodes nor lists nor blocks. */
  protected boolean comparesEveryRow() {
    return false;
  }

  /** The composition that does what this one cannot for want of raw vectors. */
  protected final String refined() {
    return specification().replaceFirst(",Refine\\(.*\\)$", "") + ",RFlat";
  }

  /** The index under test over rows, whose ordinals are their positions. */
  protected Index build(float[][] rows, Metric metric) {
    return Indexes.build(specification(), rows, metric);
  }

  /** The index under test over all rows, built once for all tests, which only search it. */
  final Index over(Metric metric) {
    return indexes.computeIfAbsent(metric, _ -> build(ContractRows.base(), metric));
  }

  @AfterAll
  final void closeIndexes() {
    indexes.values().forEach(Index::close);
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void answersAreSortedDistinctCarryTrueDistancesAndReachTheRecall(Metric metric) {
    ExactOracle oracle = ContractRows.oracle(metric);
    Index index = over(metric);
    Searcher searcher = index.searcher();
    List<SearchResult> answers =
        ContractRows.queries().map(query -> searcher.search(Query.of(query, K))).toList();
    double recall = 0;
    for (int i = 0; i < answers.size(); i++) {
      float[] query = ContractRows.query(i);
      requireSound(answers.get(i), oracle, query);
      recall += ContractRows.recall(metric, i, answers.get(i).ordinals()) / answers.size();
      requireSame(answers.get(i), index.search(query, K));
    }
    assertThat(recall).isGreaterThanOrEqualTo(recallFloor());
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void exactSearchIsExactOrSaysWhatIs(Metric metric) {
    Index index = over(metric);
    SearchParameters exact = SearchParameters.defaults().withExact(true);
    if (!isExactWhenAsked()) {
      Query query = Query.of(ContractRows.query(0), K).withParameters(exact);
      assertThatThrownBy(() -> index.searcher().search(query))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining(refined());
      return;
    }
    Searcher searcher = index.searcher();
    for (int i = 0; i < ContractRows.QUERIES; i++) {
      Query query = Query.of(ContractRows.query(i), K).withParameters(exact);
      SearchResult result = searcher.search(query);
      assertThat(ContractRows.recall(metric, i, result.ordinals())).isEqualTo(1);
      assertThat(result.estimatedRecall()).hasValue(1);
    }
  }

  @Test
  void batchAnswersAreTheSingleAnswers() {
    Index index = over(Metric.L2);
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < ContractRows.QUERIES; i++) {
      Query query = Query.of(ContractRows.query(i), 1 + i % 20);
      queries.add(i % 3 == 0 ? query.withFilter(ContractRows.every(3, SIZE)) : query);
    }
    queries.add(Query.of(ContractRows.query(0), SIZE + 1));
    List<SearchResult> batch = index.searcher().searchBatch(queries);
    Searcher single = index.searcher();
    assertThat(batch).hasSameSizeAs(queries);
    for (int i = 0; i < queries.size(); i++) {
      requireSame(single.search(queries.get(i)), batch.get(i));
    }
    assertThat(index.searcher().searchBatch(List.of())).isEmpty();
  }

  @Test
  void rangeSearchFindsWhatIsWithinTheDistance() {
    ExactOracle oracle = ContractRows.oracle(Metric.L2);
    OrdinalFilter even = ContractRows.every(2, SIZE);
    Index index = over(Metric.L2);
    Searcher searcher = index.searcher();
    double found = 0;
    for (int i = 0; i < ContractRows.QUERIES; i++) {
      float[] query = ContractRows.query(i);
      ExactOracle.Neighbor[] nearest = ContractRows.nearest(Metric.L2, i);
      // Between the 60th and the 61st, so that rounding decides nothing.
      float within = (float) ((nearest[59].distance() + nearest[60].distance()) / 2);
      SearchResult result = searcher.searchRange(Query.of(query, 4), within);
      SearchResult half = searcher.searchRange(Query.of(query, 4).withFilter(even), within);
      requireSound(result, oracle, query);
      requireWithin(result, within);
      requireWithin(half, within);
      assertThat(Arrays.stream(half.ordinals())).allMatch(even::accepts);
      int[] truth = ContractRows.truth(i, 60, ordinal -> true);
      int[] evenTruth = Arrays.stream(truth).filter(even::accepts).toArray();
      found += Recall.ofOrdinals(truth, result.ordinals()) / 2;
      found += Recall.ofOrdinals(evenTruth, half.ordinals()) / 2;
      assertThat(searcher.searchRange(Query.of(query, 4), -Float.MAX_VALUE).size()).isZero();
    }
    assertThat(found / ContractRows.QUERIES).isGreaterThanOrEqualTo(recallFloor() - 0.05);
    Query any = Query.of(ContractRows.query(0), 1);
    assertThat(searcher.searchRange(any, Float.MAX_VALUE).size()).isEqualTo(SIZE);
  }

  private static void requireWithin(SearchResult result, float maxDistance) {
    for (float distance : result.distances()) {
      assertThat(distance).isLessThanOrEqualTo(maxDistance);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 500})
  void anIteratorGivesEveryMatchOnceUntilThereIsNone(int step) {
    ExactOracle oracle = ContractRows.oracle(Metric.L2);
    OrdinalFilter filter = ContractRows.every(step, SIZE);
    float[] vector = ContractRows.query(0);
    Index index = over(Metric.L2);
    Query query = Query.of(vector, 3);
    query = step == 1 ? query : query.withFilter(filter);
    int[] first = index.searcher().search(query).ordinals();
    NeighborIterator neighbors = index.searcher().iterate(query);
    boolean[] seen = new boolean[SIZE];
    int count = 0;
    while (neighbors.advance()) {
      int ordinal = neighbors.ordinal();
      assertThat(seen[ordinal]).isFalse();
      assertThat(filter.accepts(ordinal)).isTrue();
      requireDistance(neighbors.distance(), oracle.distance(vector, ordinal));
      seen[ordinal] = true;
      if (count < first.length) {
        assertThat(ordinal).isEqualTo(first[count]);
      }
      count++;
    }
    assertThat(count).isEqualTo(filter.cardinality());
    assertThat(neighbors.advance()).isFalse();
  }

  @Test
  void searchesSayWhatTheyCost() {
    Index index = over(Metric.L2);
    SearchStatistics cost = index.search(ContractRows.query(0), K).statistics();
    assertThat(cost.distances() + cost.estimates()).isGreaterThanOrEqualTo(K);
    assertThat(cost.cutShort()).isFalse();
    if (comparesEveryRow()) {
      assertThat(cost).isEqualTo(SearchStatistics.ofScan(SIZE));
    } else {
      assertThat(cost.visited()).isBetween(1L, (long) SIZE);
    }
  }

  /** All, half, few, exactly k, fewer than k and one match. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 100, 300, 301, 400, 1_000, 2_999, 3_000, 4_000})
  void filteredAnswersHoldOnlyMatchesAndNeverTooFew(int step) {
    Index index = over(Metric.L2);
    OrdinalFilter filter = ContractRows.every(step, SIZE);
    ExactOracle oracle = ContractRows.oracle(Metric.L2);
    Searcher searcher = index.searcher();
    double recall = 0;
    for (int i = 0; i < ContractRows.QUERIES; i++) {
      float[] query = ContractRows.query(i);
      SearchResult result = searcher.search(Query.of(query, K).withFilter(filter));
      assertThat(result.size()).isEqualTo(Math.min(K, filter.cardinality()));
      assertThat(Arrays.stream(result.ordinals())).allMatch(filter::accepts);
      requireSound(result, oracle, query);
      int[] truth = ContractRows.truth(i, K, filter::accepts);
      recall += Recall.ofOrdinals(truth, result.ordinals()) / ContractRows.QUERIES;
    }
    assertThat(recall).isGreaterThanOrEqualTo(recallFloor());
  }

  @Test
  void theLeastKnobsStillFillTheAnswer() {
    Index index = over(Metric.L2);
    SearchParameters least = SearchParameters.defaults();
    for (String knob : index.knobs().names()) {
      least = least.withKnob(knob, 1);
    }
    Searcher searcher = index.searcher();
    for (int step : new int[] {1, 2, 100, 300, 1_000}) {
      OrdinalFilter filter = ContractRows.every(step, SIZE);
      for (int i = 0; i < 10; i++) {
        Query query = Query.of(ContractRows.query(i), K).withParameters(least);
        int[] found = searcher.search(step == 1 ? query : query.withFilter(filter)).ordinals();
        assertThat(found)
            .as("every %d", step)
            .hasSize(Math.min(K, filter.cardinality()))
            .doesNotHaveDuplicates();
        assertThat(Arrays.stream(found)).allMatch(filter::accepts);
      }
    }
  }

  @Test
  void filterOfMatchesFarFromTheQueryStillFillsTheAnswer() {
    Index index = over(Metric.L2);
    for (int i = 0; i < 10; i++) {
      ExactOracle.Neighbor[] all = ContractRows.nearest(Metric.L2, i);
      long[] farHalf = new long[(SIZE + 63) / 64];
      for (int rank = SIZE / 2; rank < SIZE; rank++) {
        int ordinal = all[rank].ordinal();
        farHalf[ordinal >> 6] |= 1L << ordinal;
      }
      OrdinalFilter filter = OrdinalFilter.of(farHalf, SIZE);
      Query query = Query.of(ContractRows.query(i), 50).withFilter(filter);
      SearchResult result = index.searcher().search(query);
      assertThat(result.size()).isEqualTo(50);
      assertThat(Arrays.stream(result.ordinals())).allMatch(filter::accepts);
    }
  }

  @Test
  void noMatchNoNeighbor() {
    Index index = over(Metric.L2);
    OrdinalFilter nothing = OrdinalFilter.of(new long[(SIZE + 63) / 64], SIZE);
    Query query = Query.of(ContractRows.query(0), K).withFilter(nothing);
    Searcher searcher = index.searcher();
    assertThat(searcher.search(query).ordinals()).isEmpty();
    assertThat(searcher.searchBatch(List.of(query, query))).allMatch(result -> result.size() == 0);
    assertThat(searcher.searchRange(query, Float.MAX_VALUE).size()).isZero();
    assertThat(searcher.iterate(query).advance()).isFalse();
  }

  @Test
  void concurrentSearchersAgreeWithOne() throws Exception {
    Index index = over(Metric.L2);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<List<SearchResult>> all =
          () -> {
            Searcher searcher = index.searcher();
            return ContractRows.queries()
                .map(query -> searcher.search(Query.of(query, K)))
                .toList();
          };
      List<SearchResult> expected = all.call();
      for (Future<List<SearchResult>> answers : threads.invokeAll(List.of(all, all, all, all))) {
        for (int i = 0; i < expected.size(); i++) {
          requireSame(expected.get(i), answers.get().get(i));
        }
      }
    }
  }

  @Test
  void questionsThatDoNotFitAreRefusedWithNumbers() {
    try (Index index = build(ContractRows.base(100), Metric.L2)) {
      Searcher searcher = index.searcher();
      Query query = Query.of(ContractRows.query(0), K);
      assertThatThrownBy(() -> searcher.search(Query.of(new float[3], K)))
          .hasMessage("query has dimension 3, the index has 40");
      assertThatThrownBy(() -> searcher.search(query.withFilter(ContractRows.every(2, 99))))
          .hasMessage("filter judges 99 ordinals, the index has 100");
      assertThatThrownBy(() -> query.withK(0)).hasMessageStartingWith("k is 0");
      SearchParameters unknown = SearchParameters.defaults().withKnob("nonsense", 1);
      assertThatThrownBy(() -> searcher.search(query.withParameters(unknown)))
          .hasMessageStartingWith(specification() + " has no knob \"nonsense\"; its knobs: [");
      assertThat(index.knobs().index()).isEqualTo(specification());
    }
  }

  static void requireSame(SearchResult expected, SearchResult actual) {
    assertThat(actual.ordinals()).isEqualTo(expected.ordinals());
    assertThat(actual.distances()).isEqualTo(expected.distances());
    assertThat(actual.statistics()).isEqualTo(expected.statistics());
  }

  final void requireSound(SearchResult result, ExactOracle oracle, float[] query) {
    assertThat(result.ordinals()).doesNotHaveDuplicates();
    for (int i = 0; i < result.size(); i++) {
      requireDistance(result.distances()[i], oracle.distance(query, result.ordinals()[i]));
      if (i > 0) {
        assertThat(result.distances()[i]).isGreaterThanOrEqualTo(result.distances()[i - 1]);
      }
    }
  }

  final void requireDistance(float distance, double truth) {
    assertThat((double) distance)
        .isCloseTo(truth, within(distanceTolerance() * (1 + Math.abs(truth))));
  }
}
