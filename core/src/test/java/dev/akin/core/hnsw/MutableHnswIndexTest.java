package dev.akin.core.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.MutableIndex;
import dev.akin.core.index.MutableIndexContract;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.mutable.GrowingIndex;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract with M = 5, few enough that filtered searches walk; and what changing in place adds:
 * 3,000 vectors at a time on a 12-d subspace of 32 dimensions, M 12, seeds 1 to 5.
 */
final class MutableHnswIndexTest extends MutableIndexContract {
  private static final int SIZE = 3_000;
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(32, 12, 7);
  private static final float[][] ROWS = POPULATION.sample(4 * SIZE, 1);
  private static final float[][] QUERIES = POPULATION.sample(100, 2);
  private static final HnswParameters PARAMETERS =
      HnswParameters.defaults().withM(12).withEfConstruction(80);

  @TempDir private Path folder;

  @Override
  protected String specification() {
    return "HNSW5";
  }

  @Override
  protected double recallFloor() {
    return 0.9;
  }

  @Test
  void onlyGraphsOverRawVectorsChangeInPlace() throws IOException {
    VectorSet rows = VectorSet.copyOf(Arrays.copyOf(ROWS, 100));
    BuildOptions options = BuildOptions.defaults();
    for (String specification : List.of("HNSW8", "HNSW8,Flat", "HNSW8,SQ8", "RR,HNSW8")) {
      BuildRequest request = new BuildRequest(specification, rows, Metric.L2, options);
      Class<?> expected =
          specification.equals("HNSW8") || specification.equals("HNSW8,Flat")
              ? MutableHnswIndex.class
              : GrowingIndex.class;
      Path file = folder.resolve("index.akin");
      Index built = Indexes.build(request);
      built.save(file);
      try (Index fresh = Indexes.mutable(request);
          Index changed = Indexes.mutable(built, options);
          Index opened = Indexes.mutable(Indexes.open(file), options)) {
        assertThat(List.of(fresh, changed, opened)).hasOnlyElementsOfType(expected);
      }
    }
  }

  @Test
  void aFileThatWasOpenedIsReleased() throws IOException {
    Path file = folder.resolve("released.akin");
    VectorSet rows = VectorSet.copyOf(Arrays.copyOf(ROWS, 2_000));
    BuildOptions options = BuildOptions.defaults();
    try (Index built = Indexes.build(new BuildRequest("HNSW8", rows, Metric.L2, options))) {
      built.save(file);
    }
    HnswIndex opened = (HnswIndex) Indexes.open(file);
    try (MutableIndex index = Indexes.mutable(opened, options)) {
      assertThatThrownBy(() -> opened.search(QUERIES[0], K))
          .isInstanceOf(IllegalStateException.class);
      index.add(ROWS[2_000]);
      assertThat(index.search(ROWS[2_000], 1).ordinals()).containsExactly(2_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {SIZE / 100, SIZE})
  void threeTurnoversCostNoRecall(int step) {
    MutableHnswIndex index = built(0, SIZE);
    List<Integer> living = new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
    SplittableRandom random = new SplittableRandom(3);
    for (int next = SIZE; next < ROWS.length; next += step) {
      for (int i = 0; i < step; i++) {
        assertThat(index.delete(living.remove(/* index */ random.nextInt(living.size())))).isTrue();
      }
      index.consolidate();
      assertThat(index.unreachable()).isZero();
      for (int i = 0; i < step; i++) {
        living.add(index.add(ROWS[next + i]));
      }
      assertThat(index.size()).isEqualTo(SIZE);
    }
    assertThat(index.unreachable()).isZero();
    assertThat(index.ordinals()).as("places are taken again").isLessThan(SIZE + SIZE / 10);
    HnswGraph fresh = HnswGraph.build(living(index), Metric.L2, PARAMETERS, 2);
    for (int ef : new int[] {20, 60}) {
      double before = recall(new HnswIndex(fresh), ef, OrdinalFilter.all());
      assertThat(recall(index, ef, OrdinalFilter.all())).isGreaterThanOrEqualTo(before - 0.01);
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void insertedOneByOneItIsAsGoodAsBuilt(Metric metric) {
    MutableHnswIndex index = MutableHnswIndex.empty(32, metric, PARAMETERS, 1);
    VectorSet.Builder rows = VectorSet.builder(32, SIZE);
    for (int i = 0; i < SIZE; i++) {
      assertThat(index.add(ROWS[i])).isEqualTo(i);
      rows.add(metric.prepare(ROWS[i]));
    }
    HnswIndex built = new HnswIndex(HnswGraph.build(rows.build(), metric, PARAMETERS, 2));
    double expected = recall(built, 40, OrdinalFilter.all());
    assertThat(recall(index, 40, OrdinalFilter.all())).isGreaterThanOrEqualTo(expected - 0.01);
    index.consolidate();
    assertThat(index.unreachable()).isZero();
  }

  @Test
  void whatIsDeletedIsNoAnswerBeforeAndAfterItsPlaceIsTaken() {
    MutableHnswIndex index = built(0, SIZE);
    Searcher searcher = index.searcher();
    for (int i = 0; i < 20; i++) {
      int nearest = searcher.search(Query.of(QUERIES[i], K)).ordinals()[0];
      assertThat(index.delete(nearest)).isTrue();
      assertThat(index.delete(nearest)).isFalse();
      assertThat(index.contains(nearest)).isFalse();
      assertThat(searcher.search(Query.of(QUERIES[i], K)).ordinals()).doesNotContain(nearest);
      index.consolidate();
      float[] far = QUERIES[i].clone();
      far[0] += 100;
      assertThat(index.add(far)).as("the place is taken").isEqualTo(nearest);
      assertThat(searcher.search(Query.of(QUERIES[i], K)).ordinals()).doesNotContain(nearest);
      Query farQuery =
          Query.of(far, 1).withParameters(SearchParameters.defaults().withKnob("efSearch", 200));
      assertThat(searcher.search(farQuery).ordinals()).containsExactly(nearest);
    }
    assertThatThrownBy(() -> index.delete(SIZE)).hasMessageContaining("ordinal 3,000");
    assertThatThrownBy(() -> index.update(-1, QUERIES[0])).hasMessageContaining("ordinal -1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 1_000})
  void filtersAndDeletionsHoldTogether(int step) {
    MutableHnswIndex index = built(0, SIZE);
    for (int ordinal = 0; ordinal < SIZE; ordinal += 30) {
      index.delete(ordinal);
    }
    long[] bits = new long[(index.ordinals() + 63) / 64];
    for (int ordinal = 0; ordinal < SIZE; ordinal += step) {
      bits[ordinal >> 6] |= 1L << ordinal;
    }
    OrdinalFilter filter = OrdinalFilter.of(bits, index.ordinals());
    assertThat(recall(index, 60, filter)).isGreaterThanOrEqualTo(0.97);
    for (float[] vector : QUERIES) {
      int[] found = index.searcher().search(Query.of(vector, K).withFilter(filter)).ordinals();
      long matches = IntStream.range(0, SIZE).filter(i -> i % step == 0 && i % 30 != 0).count();
      assertThat(found).hasSize((int) Math.min(K, matches));
      assertThat(Arrays.stream(found)).allMatch(i -> i % step == 0 && index.contains(i));
    }
  }

  @Test
  void copiesAreFoundHoweverManyComeAndGo() {
    MutableHnswIndex index = built(0, SIZE);
    List<Integer> copies = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      copies.add(index.add(ROWS[i % 2]));
    }
    assertThat(index.unreachable()).isZero();
    for (int i = 0; i < 600; i += 3) {
      index.delete(copies.get(i));
    }
    index.delete(0);
    index.consolidate();
    assertThat(index.unreachable()).isZero();
    for (int i = 0; i < 2; i++) {
      Query query =
          Query.of(ROWS[i], 200)
              .withParameters(SearchParameters.defaults().withKnob("efSearch", 210));
      SearchResult found = index.searcher().search(query);
      assertThat(found.distances()).containsOnly(0);
      assertThat(found.estimatedRecall()).as("found by a walk").isEmpty();
    }
    assertThat(recall(index, 60, OrdinalFilter.all())).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void emptiedAndConsolidatedItIsFilledAgain() {
    MutableHnswIndex index = built(0, 200);
    for (int ordinal = 0; ordinal < 200; ordinal++) {
      index.delete(ordinal);
    }
    assertThat(index.size()).isZero();
    assertThat(index.searcher().search(Query.of(QUERIES[0], K)).size()).isZero();
    index.consolidate();
    assertThat(index.compact()).isEmpty();
    for (int i = 0; i < SIZE; i++) {
      index.add(ROWS[i]);
    }
    assertThat(recall(index, 60, OrdinalFilter.all())).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void compactedItGivesTheSameVectorsUnderNewOrdinalsAndCanBeSaved() throws IOException {
    MutableHnswIndex index = built(0, SIZE);
    for (int ordinal = 0; ordinal < SIZE; ordinal += 3) {
      index.delete(ordinal);
    }
    assertThatThrownBy(() -> index.save(folder.resolve("sparse")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1,000 of 3,000 vectors are deleted");
    index.consolidate();
    List<SearchResult> before = answers(index);
    int[] former = index.compact();
    assertThat(former).hasSize(2_000);
    assertThat(index.ordinals()).isEqualTo(2_000);
    assertSame(before, answers(index), former);
    Path file = folder.resolve("compact");
    index.save(file);
    try (Index opened = Indexes.open(file)) {
      assertSame(before, answers(opened), former);
    }
  }

  private static MutableHnswIndex built(int from, int to) {
    VectorSet vectors = VectorSet.copyOf(Arrays.copyOfRange(ROWS, from, to));
    return new MutableHnswIndex(HnswGraph.build(vectors, Metric.L2, PARAMETERS, 2), 2);
  }

  private static VectorSet living(MutableHnswIndex index) {
    VectorSet all = index.vectors().orElseThrow();
    VectorSet.Builder living = VectorSet.builder(all.dimension(), index.size());
    float[] row = new float[all.dimension()];
    for (int ordinal = 0; ordinal < all.size(); ordinal++) {
      if (index.contains(ordinal)) {
        all.copyTo(ordinal, row);
        living.add(row);
      }
    }
    return living.build();
  }

  private static double recall(Index index, int ef, OrdinalFilter filter) {
    Searcher searcher = index.searcher();
    double recall = 0;
    for (float[] vector : QUERIES) {
      Query query = Query.of(vector, K).withFilter(filter);
      SearchParameters knob = SearchParameters.defaults().withKnob("efSearch", ef);
      SearchParameters exact = SearchParameters.defaults().withExact(true);
      int[] truth = searcher.search(query.withParameters(exact)).ordinals();
      int[] found = searcher.search(query.withParameters(knob)).ordinals();
      recall += (truth.length == 0 ? 1 : Recall.ofOrdinals(truth, found)) / QUERIES.length;
    }
    return recall;
  }

  private static List<SearchResult> answers(Index index) {
    Searcher searcher = index.searcher();
    return Arrays.stream(QUERIES).map(vector -> searcher.search(Query.of(vector, K))).toList();
  }

  private static void assertSame(List<SearchResult> before, List<SearchResult> now, int[] former) {
    for (int i = 0; i < before.size(); i++) {
      int[] renamed =
          Arrays.stream(now.get(i).ordinals()).map(ordinal -> former[ordinal]).toArray();
      assertThat(renamed).isEqualTo(before.get(i).ordinals());
      assertThat(now.get(i).distances()).isEqualTo(before.get(i).distances());
    }
  }
}
