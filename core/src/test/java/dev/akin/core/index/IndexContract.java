package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.file.CorruptFileException;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every index can do; each family's test inherits it and says which index it is about. */
public abstract class IndexContract {
  private static final int SIZE = 3_000;
  private static final int DIMENSION = 40;
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.clustered(DIMENSION, 30, 7);
  private static final float[][] BASE = POPULATION.sample(SIZE, 1);
  private static final float[][] QUERIES = POPULATION.sample(50, 2);

  @TempDir private Path folder;

  /** The factory string under test. */
  protected abstract String specification();

  /**
   * Mean recall@10 that the index reaches with its default knobs on 3,000 clustered 40-d vectors.
   */
  protected abstract double recallFloor();

  /**
   * Whether the index keeps raw vectors, so that distances are true ones and answers may be exact.
   */
  protected boolean isExactWhenAsked() {
    return true;
  }

  /** How far a reported distance may be from the true one, relative to one more than it. */
  protected double distanceTolerance() {
    return 1e-4;
  }

  /** The fewest dimensions that the composition takes; with fewer it says so. */
  protected int smallestDimension() {
    return 1;
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void reachesItsRecall(Metric metric) {
    try (Index index = build(BASE, metric)) {
      ExactOracle oracle = ExactOracle.of(metric.toString(), BASE);
      assertThat(recall(index, oracle)).isGreaterThanOrEqualTo(recallFloor());
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void answersAreSortedDistinctAndCarryTrueDistances(Metric metric) {
    try (Index index = build(BASE, metric)) {
      ExactOracle oracle = ExactOracle.of(metric.toString(), BASE);
      for (float[] query : QUERIES) {
        requireSound(index.search(query, K), oracle, query);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void exactSearchIsExact(Metric metric) {
    try (Index index = build(BASE, metric)) {
      ExactOracle oracle = ExactOracle.of(metric.toString(), BASE);
      SearchParameters exact = SearchParameters.defaults().withExact(true);
      if (!isExactWhenAsked()) {
        Query query = Query.of(QUERIES[0], K).withParameters(exact);
        assertThatThrownBy(() -> index.searcher().search(query))
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining(",RFlat");
        return;
      }
      for (float[] query : QUERIES) {
        SearchResult result = index.searcher().search(Query.of(query, K).withParameters(exact));
        assertThat(Recall.ofDistances(oracle, query, K, result.ordinals())).isEqualTo(1);
        assertThat(result.estimatedRecall()).hasValue(1);
      }
    }
  }

  @Test
  void batchAnswersAreTheSingleAnswers() {
    try (Index index = build(BASE, Metric.L2)) {
      List<Query> queries = new ArrayList<>();
      for (int i = 0; i < QUERIES.length; i++) {
        Query query = Query.of(QUERIES[i], 1 + i % 20);
        queries.add(i % 3 == 0 ? query.withFilter(every(3, SIZE)) : query);
      }
      List<SearchResult> batch = index.searcher().searchBatch(queries);
      Searcher single = index.searcher();
      for (int i = 0; i < queries.size(); i++) {
        requireSame(single.search(queries.get(i)), batch.get(i));
      }
    }
  }

  @Test
  void rangeSearchFindsWhatIsWithinTheDistance() {
    try (Index index = build(BASE, Metric.L2)) {
      ExactOracle oracle = ExactOracle.l2(BASE);
      Searcher searcher = index.searcher();
      double found = 0;
      double wanted = 0;
      for (float[] query : QUERIES) {
        ExactOracle.Neighbor[] nearest = oracle.nearest(query, 61);
        float within = (float) ((nearest[59].distance() + nearest[60].distance()) / 2);
        SearchResult result = searcher.searchRange(Query.of(query, 4), within);
        for (float distance : result.distances()) {
          assertThat(distance).isLessThanOrEqualTo(within);
        }
        int[] truth =
            Arrays.stream(nearest, 0, 60).mapToInt(ExactOracle.Neighbor::ordinal).toArray();
        found += Recall.ofOrdinals(truth, result.ordinals());
        wanted++;
        assertThat(searcher.searchRange(Query.of(query, 4), -Float.MAX_VALUE).size()).isZero();
      }
      assertThat(found / wanted).isGreaterThanOrEqualTo(recallFloor() - 0.05);
    }
  }

  @Test
  void anIteratorGivesEveryMatchOnceNearestFirst() {
    try (Index index = build(Arrays.copyOf(BASE, 500), Metric.L2)) {
      NeighborIterator all = index.searcher().iterate(Query.of(QUERIES[0], 3));
      int[] first = index.search(QUERIES[0], 3).ordinals();
      boolean[] seen = new boolean[500];
      int count = 0;
      while (all.advance()) {
        assertThat(seen[all.ordinal()]).isFalse();
        seen[all.ordinal()] = true;
        if (count < first.length) {
          assertThat(all.ordinal()).isEqualTo(first[count]);
        }
        count++;
      }
      assertThat(count).isEqualTo(500);
      Query odd = Query.of(QUERIES[0], 3).withFilter(every(2, 500));
      NeighborIterator matching = index.searcher().iterate(odd);
      int matches = 0;
      while (matching.advance()) {
        assertThat(matching.ordinal() % 2).isZero();
        matches++;
      }
      assertThat(matches).isEqualTo(250);
    }
  }

  @Test
  void learningIsApartFromAdding() {
    VectorSet sample = VectorSet.copyOf(Arrays.copyOf(BASE, 1_500));
    VectorSet rest = VectorSet.copyOf(Arrays.copyOfRange(BASE, 1_500, SIZE));
    TrainedIndex trained =
        Indexes.train(
            new BuildRequest(specification(), sample, Metric.L2, BuildOptions.defaults()));
    IndexBuilder builder = trained.builder();
    builder.add(sample);
    builder.add(rest);
    VectorSet narrow = VectorSet.copyOf(new float[][] {{1, 2, 3}});
    assertThatThrownBy(() -> builder.add(narrow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dimension 3");
    try (Index index = builder.build();
        Index none = trained.builder().build()) {
      assertThat(index.size()).isEqualTo(SIZE);
      assertThat(recall(index, ExactOracle.l2(BASE))).isGreaterThanOrEqualTo(recallFloor() - 0.02);
      assertThat(none.size()).isZero();
      assertThat(none.search(QUERIES[0], K).size()).isZero();
    }
  }

  @Test
  void searchesSayWhatTheyCost() {
    try (Index index = build(BASE, Metric.L2)) {
      SearchStatistics cost = index.search(QUERIES[0], K).statistics();
      assertThat(cost.distances() + cost.estimates()).isPositive();
      assertThat(cost.cutShort()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 100, 400, 1_000, 2_999, 3_000, 4_000})
  void filteredAnswersHoldOnlyMatchesAndNeverTooFew(int step) {
    try (Index index = build(BASE, Metric.L2)) {
      OrdinalFilter filter = every(step, SIZE);
      ExactOracle oracle = ExactOracle.l2(BASE);
      Searcher searcher = index.searcher();
      double hits = 0;
      for (float[] query : QUERIES) {
        SearchResult result = searcher.search(Query.of(query, K).withFilter(filter));
        assertThat(result.size()).isEqualTo(Math.min(K, filter.cardinality()));
        assertThat(Arrays.stream(result.ordinals())).allMatch(filter::accepts);
        requireSound(result, oracle, query);
        int[] truth =
            Arrays.stream(oracle.nearest(query, K, filter::accepts))
                .mapToInt(ExactOracle.Neighbor::ordinal)
                .toArray();
        hits += truth.length == 0 ? 1 : Recall.ofOrdinals(truth, result.ordinals());
      }
      assertThat(hits / QUERIES.length).isGreaterThanOrEqualTo(recallFloor());
    }
  }

  @Test
  void filterOfMatchesFarFromTheQueryStillFillsTheAnswer() {
    ExactOracle oracle = ExactOracle.l2(BASE);
    try (Index index = build(BASE, Metric.L2)) {
      for (int i = 0; i < 10; i++) {
        ExactOracle.Neighbor[] all = oracle.nearest(QUERIES[i], SIZE);
        long[] farHalf = new long[(SIZE + 63) / 64];
        for (int rank = SIZE / 2; rank < SIZE; rank++) {
          int ordinal = all[rank].ordinal();
          farHalf[ordinal >> 6] |= 1L << ordinal;
        }
        OrdinalFilter filter = OrdinalFilter.of(farHalf, SIZE);
        Query query = Query.of(QUERIES[i], 50).withFilter(filter);
        SearchResult result = index.searcher().search(query);
        assertThat(result.size()).isEqualTo(50);
        assertThat(Arrays.stream(result.ordinals())).allMatch(filter::accepts);
      }
    }
  }

  @Test
  void noMatchNoNeighbor() {
    try (Index index = build(BASE, Metric.L2)) {
      OrdinalFilter nothing = OrdinalFilter.of(new long[(SIZE + 63) / 64], SIZE);
      assertThat(index.searcher().search(Query.of(QUERIES[0], K).withFilter(nothing)).ordinals())
          .isEmpty();
    }
  }

  @Test
  void builtTwiceAndByAnyNumberOfThreadsItIsTheSameFile() throws IOException {
    VectorSet vectors = VectorSet.copyOf(BASE);
    byte[] first = null;
    for (int threads : new int[] {1, 1, 2, 4}) {
      BuildOptions options = BuildOptions.defaults().withThreads(threads);
      Path file = folder.resolve("threads-" + threads);
      try (Index index =
          Indexes.build(new BuildRequest(specification(), vectors, Metric.L2, options))) {
        index.save(file);
      }
      byte[] bytes = Files.readAllBytes(file);
      first = first == null ? bytes : first;
      assertThat(bytes).as("%d threads", threads).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void savedAndOpenedItGivesTheSameAnswers(Metric metric) throws IOException {
    Path file = folder.resolve("saved.akin");
    try (Index built = build(BASE, metric)) {
      built.save(file);
      Indexes.verify(file);
      try (Index opened = Indexes.open(file)) {
        assertThat(opened.specification()).isEqualTo(built.specification());
        assertThat(opened.metric()).isEqualTo(metric);
        assertThat(opened.size()).isEqualTo(SIZE);
        assertThat(opened.dimension()).isEqualTo(DIMENSION);
        for (float[] query : QUERIES) {
          requireSame(built.search(query, K), opened.search(query, K));
        }
      }
    }
  }

  @Test
  void anyFlippedByteIsFoundByVerifyAndCrashesNoSearch() throws IOException {
    Path file = folder.resolve("damaged.akin");
    try (Index index = build(Arrays.copyOf(BASE, 300), Metric.L2)) {
      index.save(file);
    }
    byte[] sound = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    for (int flip = 0; flip < 300; flip++) {
      // Every third flip hits the header page, where most of the interesting numbers are.
      int at = flip % 3 == 0 ? random.nextInt(4096) : random.nextInt(sound.length);
      byte[] damaged = sound.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Path copy = Files.write(folder.resolve("flip-" + flip), damaged);
      assertThatThrownBy(() -> Indexes.verify(copy))
          .as("byte %d", at)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageMatching("(?s).*flip-" + flip + ": section [A-Z0-9_]+ at [0-9,]+: .*");
      requireNoCrash(copy);
      Files.delete(copy);
    }
  }

  @Test
  void cutFilesAreRefused() throws IOException {
    Path file = folder.resolve("cut.akin");
    try (Index index = build(Arrays.copyOf(BASE, 300), Metric.L2)) {
      index.save(file);
    }
    byte[] sound = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 64, 4_095, 4_096, sound.length / 2, sound.length - 1}) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> Indexes.open(file))
          .as("%d bytes", length)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("cut.akin: section HEADER at");
    }
  }

  @Test
  void concurrentSearchersAgreeWithOne() throws Exception {
    try (Index index = build(BASE, Metric.L2);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<SearchResult> expected =
          Arrays.stream(QUERIES).map(query -> index.search(query, K)).toList();
      Callable<List<SearchResult>> all =
          () -> {
            Searcher searcher = index.searcher();
            return Arrays.stream(QUERIES)
                .map(query -> searcher.search(Query.of(query, K)))
                .toList();
          };
      for (Future<List<SearchResult>> answers : threads.invokeAll(List.of(all, all, all, all))) {
        for (int i = 0; i < QUERIES.length; i++) {
          requireSame(expected.get(i), answers.get().get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 33})
  void askedForMoreThanThereIsItGivesAll(int size) {
    try (Index index = build(Arrays.copyOf(BASE, size), Metric.L2)) {
      SearchResult result = index.search(QUERIES[0], 100);
      assertThat(result.ordinals()).hasSize(size).doesNotHaveDuplicates();
    }
  }

  @Test
  void equalVectorsAreOrderedByOrdinal() {
    float[][] equal = new float[500][];
    Arrays.fill(equal, BASE[0]);
    try (Index index = build(equal, Metric.L2)) {
      SearchResult result = index.search(BASE[0], 20);
      assertThat(result.ordinals()).hasSize(20).doesNotHaveDuplicates().isSorted();
      assertThat(result.distances()).containsOnly(0);
    }
  }

  @Test
  void mostlyDuplicatesAreFound() {
    float[][] base = POPULATION.repeating(100, 3).sample(1_000, 4);
    ExactOracle oracle = ExactOracle.l2(base);
    try (Index index = build(base, Metric.L2)) {
      double sum = 0;
      for (float[] query : QUERIES) {
        SearchResult result = index.search(query, K);
        requireSound(result, oracle, query);
        sum += Recall.ofDistances(oracle, query, K, result.ordinals());
      }
      assertThat(sum / QUERIES.length).isGreaterThanOrEqualTo(recallFloor());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 4_096})
  void everyDimensionWorks(int dimension) {
    VectorDistribution population = VectorDistribution.uniform(dimension);
    float[][] base = population.sample(60, 1);
    float[] query = population.sample(1, 2)[0];
    for (Metric metric : Metric.values()) {
      if (dimension < smallestDimension()) {
        assertThatThrownBy(() -> build(base, metric))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("dimension " + dimension);
        continue;
      }
      try (Index index = build(base, metric)) {
        ExactOracle oracle = ExactOracle.of(metric.toString(), base);
        requireSound(index.search(query, K), oracle, query);
      }
    }
  }

  @Test
  void zeroVectorsHaveNoDirection() {
    float[][] base = Arrays.copyOf(BASE, 10);
    base[4] = new float[DIMENSION];
    assertThatThrownBy(() -> build(base, Metric.COSINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 40 values are zero");
    try (Index index = build(Arrays.copyOf(BASE, 10), Metric.COSINE)) {
      assertThatThrownBy(() -> index.search(new float[DIMENSION], 1))
          .hasMessageContaining("all 40 values are zero");
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numbersThatAreNoneAreRefused(float value) {
    float[] broken = BASE[0].clone();
    broken[17] = value;
    float[][] base = {BASE[1], broken};
    assertThatThrownBy(() -> build(base, Metric.L2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value 17 of 40 is " + value);
    try (Index index = build(Arrays.copyOf(BASE, 10), Metric.DOT)) {
      assertThatThrownBy(() -> index.search(broken, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("value 17 of 40 is " + value);
    }
  }

  @Test
  void questionsThatDoNotFitAreRefusedWithNumbers() {
    try (Index index = build(Arrays.copyOf(BASE, 100), Metric.L2)) {
      Searcher searcher = index.searcher();
      Query query = Query.of(QUERIES[0], K);
      assertThatThrownBy(() -> searcher.search(Query.of(new float[3], K)))
          .hasMessage("query has dimension 3, the index has 40");
      assertThatThrownBy(() -> searcher.search(query.withFilter(every(2, 99))))
          .hasMessage("filter judges 99 ordinals, the index has 100");
      assertThatThrownBy(() -> query.withK(0)).hasMessageStartingWith("k is 0");
      SearchParameters unknown = SearchParameters.defaults().withKnob("nonsense", 1);
      assertThatThrownBy(() -> searcher.search(query.withParameters(unknown)))
          .hasMessageStartingWith(specification() + " has no knob \"nonsense\"; its knobs: [");
      assertThat(index.knobs().index()).isEqualTo(specification());
    }
  }

  /** The index under test over rows. */
  protected final Index build(float[][] rows, Metric metric) {
    return Indexes.build(specification(), rows, metric);
  }

  private static double recall(Index index, ExactOracle oracle) {
    return Arrays.stream(QUERIES)
        .mapToDouble(
            query -> Recall.ofDistances(oracle, query, K, index.search(query, K).ordinals()))
        .average()
        .orElseThrow();
  }

  /** Ordinals 0, step, 2 step … */
  private static OrdinalFilter every(int step, int size) {
    long[] bits = new long[(size + 63) / 64];
    for (int ordinal = 0; ordinal < size; ordinal += step) {
      bits[ordinal >> 6] |= 1L << ordinal;
    }
    return OrdinalFilter.of(bits, size);
  }

  private static void requireSame(SearchResult expected, SearchResult actual) {
    assertThat(actual.ordinals()).isEqualTo(expected.ordinals());
    assertThat(actual.distances()).isEqualTo(expected.distances());
    assertThat(actual.statistics()).isEqualTo(expected.statistics());
  }

  private void requireSound(SearchResult result, ExactOracle oracle, float[] query) {
    assertThat(result.ordinals()).doesNotHaveDuplicates();
    for (int i = 0; i < result.size(); i++) {
      double truth = oracle.distance(query, result.ordinals()[i]);
      assertThat((double) result.distances()[i])
          .isCloseTo(
              truth,
              org.assertj.core.api.Assertions.within(distanceTolerance() * (1 + Math.abs(truth))));
      if (i > 0) {
        assertThat(result.distances()[i]).isGreaterThanOrEqualTo(result.distances()[i - 1]);
      }
    }
  }

  private static void requireNoCrash(Path file) throws IOException {
    try (Index index = Indexes.open(file)) {
      for (int i = 0; i < 5; i++) {
        assertThat(index.search(QUERIES[i], K).size()).isLessThanOrEqualTo(K);
      }
    } catch (CorruptFileException e) {
      assertThat(e).hasMessageContaining(file.getFileName() + ": section ");
    }
  }
}
