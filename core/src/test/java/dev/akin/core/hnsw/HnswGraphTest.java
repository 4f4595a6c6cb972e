package dev.akin.core.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.graph.GraphStatistics;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchBudget;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph by itself: 10,000 vectors on a 16-d subspace of 64 dimensions, seeds 1 and 2. */
final class HnswGraphTest {
  private static final int SIZE = 10_000;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(64, 16, 7);
  private static final VectorSet VECTORS = VectorSet.copyOf(POPULATION.sample(SIZE, 1));
  private static final float[][] QUERIES = POPULATION.sample(100, 2);
  private static final HnswGraph GRAPH =
      HnswGraph.build(VECTORS, Metric.L2, HnswParameters.defaults(), 2);

  /** Few links and a small efSearch: walks stay cheaper than scans down to 1,024 matches. */
  private static final HnswGraph SPARSE_GRAPH =
      HnswGraph.build(VECTORS, Metric.L2, HnswParameters.defaults().withM(8), 2);

  @TempDir private Path folder;

  @Test
  void moreCandidatesMeanMoreRecallAndMoreWork() {
    double recall = 0;
    double distances = 0;
    for (int ef : new int[] {10, 20, 64, 200}) {
      Measured measured = measure(GRAPH, knob(ef), OrdinalFilter.all());
      assertThat(measured.recall).isGreaterThan(recall);
      assertThat(measured.distances).isGreaterThan(distances);
      recall = measured.recall;
      distances = measured.distances;
    }
    // Far fewer distances than the 10,000 of a scan, at nearly its recall.
    Measured standard = measure(GRAPH, SearchParameters.defaults(), OrdinalFilter.all());
    assertThat(standard.recall).isGreaterThanOrEqualTo(0.98);
    assertThat(standard.distances).isLessThan(1_500);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void filteredWalksKeepTheirRecall(int step) {
    Measured unfiltered = measure(SPARSE_GRAPH, knob(32), OrdinalFilter.all());
    Measured filtered = measure(SPARSE_GRAPH, knob(32), every(step));
    assertThat(filtered.recall).isGreaterThanOrEqualTo(unfiltered.recall - 0.01);
    assertThat(filtered.scans).as("answers that had to come from a scan").isZero();
  }

  @Test
  void fewMatchesAreComparedOneByOne() {
    OrdinalFilter filter = every(10);
    Measured measured = measure(GRAPH, SearchParameters.defaults(), filter);
    assertThat(measured.recall).isCloseTo(1, within(1e-9));
    assertThat(measured.distances).isEqualTo(filter.cardinality());
  }

  @Test
  void matchesThatNoWalkReachesAreFoundByScan() {
    // Two islands: the filter accepts only the one that is far from the queries.
    float[][] rows = POPULATION.sample(6_000, 3);
    for (int i = 0; i < rows.length; i += 2) {
      rows[i][0] += 1_000;
    }
    VectorSet islands = VectorSet.copyOf(rows);
    HnswGraph graph = HnswGraph.build(islands, Metric.L2, HnswParameters.defaults(), 2);
    long[] far = new long[(rows.length + 63) / 64];
    for (int i = 0; i < rows.length; i += 2) {
      far[i >> 6] |= 1L << i;
    }
    Query query =
        Query.of(QUERIES[0], 10)
            .withFilter(OrdinalFilter.of(far, rows.length))
            .withParameters(knob(16));
    SearchResult truth = new ExactScan(islands, Metric.L2).search(query);
    SearchResult found = graph.searcher().search(query);
    assertThat(found.statistics().visited()).as("a walk came first").isPositive();
    assertThat(found.ordinals()).isEqualTo(truth.ordinals());
  }

  @Test
  void aBudgetEndsTheWalk() {
    SearchParameters parameters =
        SearchParameters.defaults().withBudget(SearchBudget.ofDistances(150));
    SearchResult cut = GRAPH.searcher().search(Query.of(QUERIES[0], 10).withParameters(parameters));
    assertThat(cut.statistics().cutShort()).isTrue();
    // The nodes under expansion are finished: at most one list over the limit.
    assertThat(cut.statistics().distances()).isBetween(150L, 182L);
    SearchResult free = GRAPH.searcher().search(Query.of(QUERIES[0], 10));
    assertThat(free.statistics().cutShort()).isFalse();
  }

  @Test
  void aSidecarOpensOverTheVectorsItWasBuiltOn() throws IOException {
    Path path = folder.resolve("graph.akin");
    GRAPH.save(path);
    try (HnswGraph mapped = HnswGraph.open(path, VECTORS, Metric.L2)) {
      assertThat(mapped.parameters()).isEqualTo(GRAPH.parameters());
      assertThat(mapped.statistics()).isEqualTo(GRAPH.statistics());
      assertSameAnswers(mapped);
    }
    byte[] file = Files.readAllBytes(path);
    MemorySegment around = Arena.ofAuto().allocate(file.length + 128L, 64);
    MemorySegment.copy(MemorySegment.ofArray(file), 0, around, 64, file.length);
    assertSameAnswers(HnswGraph.open(around, 64, VECTORS, Metric.L2));
  }

  @Test
  void aSidecarOfOtherVectorsIsRefused() throws IOException {
    Path path = folder.resolve("graph.akin");
    GRAPH.save(path);
    VectorSet fewer = VectorSet.copyOf(POPULATION.sample(9, 1));
    assertThatThrownBy(() -> HnswGraph.open(path, fewer, Metric.L2))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("built over 10,000 vectors of dimension 64 under l2, opened over 9");
    assertThatThrownBy(() -> HnswGraph.open(path, VECTORS, Metric.DOT))
        .isInstanceOf(CorruptFileException.class);
  }

  @Test
  void everyNodeIsReached() {
    GraphStatistics statistics = GRAPH.statistics();
    assertThat(statistics.nodes()).isEqualTo(SIZE);
    assertThat(statistics.unreachable()).isZero();
    assertThat(GRAPH.islands()).isEmpty();
    assertThat(statistics.meanDegree()).isBetween(10.0, 32.0);
    assertThat(statistics.nodesPerLevel().getFirst()).isEqualTo(SIZE);
    assertThat(statistics.nodesPerLevel().get(1)).isBetween(SIZE / 20, SIZE / 12);
    assertThat(GRAPH.bytesInMemory()).isEqualTo(statistics.bytes());
  }

  @Test
  void everyCopyIsFoundAndNoneHidesTheRest() {
    // 300 copies each of 20 vectors among 4,000 others: more than a list, or a pool, holds.
    float[][] rows = POPULATION.sample(SIZE, 6);
    for (int i = 0; i < 6_000; i++) {
      rows[i] = rows[9_000 + i % 20];
    }
    VectorSet vectors = VectorSet.copyOf(rows);
    HnswGraph graph = HnswGraph.build(vectors, Metric.L2, HnswParameters.defaults(), 2);
    Searcher searcher = graph.searcher();
    for (int i = 0; i < 20; i++) {
      Query copies = Query.of(rows[i], 301).withParameters(knob(320));
      SearchResult result = searcher.search(copies);
      assertThat(result.distances()).containsOnly(0);
      assertThat(result.estimatedRecall()).as("found by a walk").isEmpty();
    }
    assertThat(measure(graph, knob(64), OrdinalFilter.all()).recall).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void theSeedDecides() throws IOException {
    VectorSet vectors = VectorSet.copyOf(POPULATION.sample(500, 5));
    byte[] one = saved(vectors, HnswParameters.defaults());
    assertThat(saved(vectors, HnswParameters.defaults())).isEqualTo(one);
    assertThat(saved(vectors, HnswParameters.defaults().withSeed(3))).isNotEqualTo(one);
  }

  @Test
  void anEmptyGraphAnswersNothing() throws IOException {
    VectorSet none = VectorSet.builder(64, 0).build();
    HnswGraph graph = HnswGraph.build(none, Metric.L2, HnswParameters.defaults(), 1);
    assertThat(graph.searcher().search(Query.of(QUERIES[0], 3)).size()).isZero();
    Path path = folder.resolve("empty.akin");
    graph.save(path);
    try (HnswGraph opened = HnswGraph.open(path, none, Metric.L2)) {
      assertThat(opened.statistics().nodesPerLevel()).isEmpty();
    }
  }

  @Test
  void anInterruptedBuildEnds() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> HnswGraph.build(VECTORS, Metric.L2, HnswParameters.defaults(), 2))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static final class Measured {
    double recall;
    double distances;
    int scans;
  }

  private static Measured measure(
      HnswGraph graph, SearchParameters parameters, OrdinalFilter filter) {
    Measured measured = new Measured();
    Searcher searcher = graph.searcher();
    ExactScan exact = new ExactScan(graph.vectors(), graph.metric());
    for (float[] vector : QUERIES) {
      Query query = Query.of(vector, 10).withParameters(parameters).withFilter(filter);
      SearchResult result = searcher.search(query);
      int[] truth = exact.search(query).ordinals();
      measured.recall += Recall.ofOrdinals(truth, result.ordinals()) / QUERIES.length;
      measured.distances += (double) result.statistics().distances() / QUERIES.length;
      measured.scans += result.estimatedRecall().isPresent() ? 1 : 0;
    }
    return measured;
  }

  private static SearchParameters knob(int ef) {
    return SearchParameters.defaults().withKnob("efSearch", ef);
  }

  private static OrdinalFilter every(int step) {
    long[] bits = new long[(SIZE + 63) / 64];
    for (int ordinal = 0; ordinal < SIZE; ordinal += step) {
      bits[ordinal >> 6] |= 1L << ordinal;
    }
    return OrdinalFilter.of(bits, SIZE);
  }

  private static void assertSameAnswers(HnswGraph graph) {
    for (float[] query : QUERIES) {
      SearchResult expected = GRAPH.searcher().search(Query.of(query, 10));
      SearchResult found = graph.searcher().search(Query.of(query, 10));
      assertThat(found.ordinals()).isEqualTo(expected.ordinals());
      assertThat(found.distances()).isEqualTo(expected.distances());
    }
  }

  private byte[] saved(VectorSet vectors, HnswParameters parameters) throws IOException {
    Path path = folder.resolve("saved.akin");
    HnswGraph.build(vectors, Metric.L2, parameters, 2).save(path);
    return Files.readAllBytes(path);
  }
}
