package dev.akin.core.qg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.Indexes;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexContract;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchBudget;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, and what walks along records add to it. */
final class QgIndexTest extends IndexContract {
  private static final int K = 10;
  private static final int SIZE = 4_000;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(100, 16, 7);
  private static final float[][] BASE = POPULATION.sample(SIZE, 1);
  private static final float[][] QUERIES = POPULATION.sample(50, 2);

  /** Immutable, so that one serves all tests of searches by L2. */
  private static final Index INDEX = Indexes.build("QG32", BASE, Metric.L2);

  @Override
  protected String specification() {
    return "QG32";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }

  /** 4,000 vectors that look like embeddings, 50 queries, k 10, efSearch 64. */
  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void walksReach98PercentWithFewDistances(Metric metric) {
    ExactOracle oracle = ExactOracle.of(metric.toString(), BASE);
    try (Index index = build(BASE, metric)) {
      Searcher searcher = index.searcher();
      double recall = 0;
      for (float[] query : QUERIES) {
        SearchResult result = searcher.search(Query.of(query, K).withParameters(ef(64)));
        recall += Recall.ofDistances(oracle, query, K, result.ordinals()) / QUERIES.length;
        long visited = result.statistics().visited();
        assertThat(visited).isBetween(20L, 128L);
        // Every node that is expanded, and some that get a second look.
        assertThat(result.statistics().distances()).isBetween(visited, 2 * visited);
        assertThat(result.statistics().estimates()).isEqualTo(32 * visited);
        assertThat(result.estimatedRecall()).isEmpty();
      }
      assertThat(recall).isGreaterThanOrEqualTo(0.98);
    }
  }

  /** Random matches from all to 2 %, k 10, efSearch 32: scans below 25 %, walks above. */
  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.05, 0.02})
  void recallHoldsAtEverySelectivity(double selectivity) {
    SplittableRandom random = new SplittableRandom(3);
    long[] bits = new long[(SIZE + 63) / 64];
    for (int ordinal = 0; ordinal < SIZE; ordinal++) {
      bits[ordinal >> 6] |= random.nextDouble() < selectivity ? 1L << ordinal : 0;
    }
    assertThat(filteredRecall(OrdinalFilter.of(bits, SIZE))).isGreaterThanOrEqualTo(0.95);
  }

  /** Matches on one side of a plane, which queries lie on both sides of. */
  @ParameterizedTest
  @ValueSource(ints = {800, 1_200, 2_000, 3_000})
  void recallHoldsWhereMatchesLieTogether(int matches) {
    int[] byCoordinate = new int[SIZE];
    long[] keys = new long[SIZE];
    for (int ordinal = 0; ordinal < SIZE; ordinal++) {
      keys[ordinal] = (long) (BASE[ordinal][5] * 1e6) << 16 | ordinal;
    }
    Arrays.sort(keys);
    Arrays.setAll(byCoordinate, i -> (int) keys[i] & 0xffff);
    long[] bits = new long[(SIZE + 63) / 64];
    for (int i = 0; i < matches; i++) {
      bits[byCoordinate[i] >> 6] |= 1L << byCoordinate[i];
    }
    assertThat(filteredRecall(OrdinalFilter.of(bits, SIZE))).isGreaterThanOrEqualTo(0.95);
  }

  private double filteredRecall(OrdinalFilter filter) {
    ExactOracle oracle = ExactOracle.l2(BASE);
    Searcher searcher = INDEX.searcher();
    double recall = 0;
    for (float[] query : QUERIES) {
      int[] truth =
          Arrays.stream(oracle.nearest(query, K, filter::accepts))
              .mapToInt(ExactOracle.Neighbor::ordinal)
              .toArray();
      SearchResult result =
          searcher.search(Query.of(query, K).withFilter(filter).withParameters(ef(32)));
      assertThat(result.ordinals()).hasSize(K).doesNotHaveDuplicates();
      assertThat(Arrays.stream(result.ordinals())).allMatch(filter::accepts);
      recall += Recall.ofOrdinals(truth, result.ordinals()) / QUERIES.length;
    }
    return recall;
  }

  @Test
  void matchesFarFromTheQueryCostAtMostTwoScans() {
    ExactOracle oracle = ExactOracle.l2(BASE);
    try (Index index = build(BASE, Metric.L2)) {
      for (float[] query : Arrays.copyOf(QUERIES, 10)) {
        ExactOracle.Neighbor[] all = oracle.nearest(query, SIZE);
        long[] farHalf = new long[(SIZE + 63) / 64];
        for (int rank = SIZE / 2; rank < SIZE; rank++) {
          farHalf[all[rank].ordinal() >> 6] |= 1L << all[rank].ordinal();
        }
        OrdinalFilter filter = OrdinalFilter.of(farHalf, SIZE);
        SearchResult result =
            index.searcher().search(Query.of(query, K).withFilter(filter).withParameters(ef(32)));
        assertThat(result.ordinals()[0]).isEqualTo(all[SIZE / 2].ordinal());
        assertThat(result.statistics().visited()).isBetween(1L, SIZE / 2 / 8 + 1L);
      }
    }
  }

  /** By a walk that goes on until it has found as many, not by a scan after it. */
  @ParameterizedTest
  @ValueSource(ints = {32, 33, 64, 100, 150})
  void neverFewerThanAskedForWhateverTheKnob(int k) {
    Searcher searcher = INDEX.searcher();
    for (float[] query : QUERIES) {
      SearchResult result = searcher.search(Query.of(query, k).withParameters(ef(1)));
      assertThat(result.ordinals()).hasSize(k).doesNotHaveDuplicates();
      assertThat(result.statistics().visited()).isBetween((long) k, 10L * k);
      assertThat(result.statistics().distances()).isBetween((long) k, 20L * k);
    }
  }

  /** The knob is taken as it is; without one there is room for twice the neighbors wanted. */
  @ParameterizedTest
  @CsvSource({"5, 10, 20", "10, 20, 40", "48, 96, 192"})
  void moreCandidatesCostMore(int k, int ef, int more) {
    assertThat(visited(k, ef(k))).isLessThan(visited(k, ef(ef)));
    assertThat(visited(k, ef(ef))).isLessThan(visited(k, ef(more)));
    assertThat(visited(k, SearchParameters.defaults()))
        .isEqualTo(visited(k, ef(Math.max(96, 2 * k))));
  }

  private static long visited(int k, SearchParameters parameters) {
    Searcher searcher = INDEX.searcher();
    long visited = 0;
    for (float[] query : QUERIES) {
      visited +=
          searcher.search(Query.of(query, k).withParameters(parameters)).statistics().visited();
    }
    return visited;
  }

  @Test
  void aBudgetEndsTheWalk() {
    SearchParameters parameters = ef(64).withBudget(SearchBudget.ofDistances(330));
    SearchResult result =
        INDEX.searcher().search(Query.of(QUERIES[0], K).withParameters(parameters));
    assertThat(result.statistics().cutShort()).isTrue();
    assertThat(result.statistics().visited()).isEqualTo(10);
    assertThat(result.size()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 31, 32, 33, 34, 40})
  void fewNodesAreAllLinked(int size) {
    try (QgIndex index = (QgIndex) build(Arrays.copyOf(BASE, size), Metric.L2)) {
      assertThat(index.unreachable()).isZero();
    }
  }

  @Test
  void memoryIsTheRecords() {
    try (Index index = build(Arrays.copyOf(BASE, 10), Metric.L2)) {
      // 100 floats in 7 lines; 32 codes of 128 bits; factors and links.
      assertThat(index.bytesInMemory()).isEqualTo(10 * (448 + 512 + 256 + 128));
    }
  }

  private static SearchParameters ef(int ef) {
    return SearchParameters.defaults().withKnob(QgSearcher.EF_SEARCH, ef);
  }
}
