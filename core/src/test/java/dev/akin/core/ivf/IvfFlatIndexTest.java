package dev.akin.core.ivf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexContract;
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
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract with raw rows in lists, and what lists add to it. */
final class IvfFlatIndexTest extends IndexContract {
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(24, 8, 7);
  private static final VectorSet ROWS = VectorSet.copyOf(POPULATION.sample(4_000, 1));
  private static final float[][] QUERIES = POPULATION.sample(40, 2);

  @Override
  protected String specification() {
    return "IVF16,Flat";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void moreProbesFindMoreAndAllFindEverything(Metric metric) {
    float[][] rows =
        Arrays.stream(POPULATION.sample(4_000, 1)).map(metric::prepare).toArray(float[][]::new);
    try (Index index = Indexes.build("IVF64,Flat", rows, metric)) {
      Searcher searcher = index.searcher();
      double before = 0;
      for (int probes : new int[] {1, 4, 16, 64, 1_000}) {
        double recall = 0;
        for (float[] vector : QUERIES) {
          Query query = Query.of(vector, 10);
          SearchResult truth = new ExactScan(VectorSet.copyOf(rows), metric).search(query);
          SearchResult found = searcher.search(query.withParameters(probes(probes)));
          recall += Recall.ofOrdinals(truth.ordinals(), found.ordinals()) / QUERIES.length;
          assertThat(found.statistics().visited()).isEqualTo(Math.min(probes, 64));
          if (probes >= 64) {
            assertThat(found.ordinals()).isEqualTo(truth.ordinals());
            assertThat(found.distances()).isEqualTo(truth.distances());
            assertThat(found.estimatedRecall()).hasValue(1);
            assertThat(found.statistics().distances()).isEqualTo(64 + 4_000);
          }
        }
        assertThat(recall).as("%d probes", probes).isGreaterThanOrEqualTo(before);
        before = recall;
      }
    }
  }

  @Test
  void listsHoldEveryRowOnce() {
    IvfIndex index = (IvfIndex) build("IVF32,Flat", ROWS);
    assertThat(index.lists()).isEqualTo(32);
    assertThat(Arrays.stream(index.listSizes()).sum()).isEqualTo(4_000);
    SearchResult all = index.search(QUERIES[0], 5_000);
    assertThat(Arrays.stream(all.ordinals()).sorted()).hasSize(4_000).doesNotHaveDuplicates();
  }

  @Test
  void rawRowsComeBackByOrdinal() {
    VectorSet back = build("IVF32,Flat", ROWS).vectors().orElseThrow();
    assertThat(
            back.segment()
                .asSlice(0, 4_000 * back.stride())
                .mismatch(ROWS.segment().asSlice(0, 4_000 * ROWS.stride())))
        .isEqualTo(-1);
    assertThat(build("IVF32,RaBitQ", ROWS).vectors()).isEmpty();
  }

  @Test
  void fewRowsMakeFewLists() {
    IvfIndex index = (IvfIndex) build("IVF1024,Flat", ROWS);
    assertThat(index.lists()).isEqualTo(4_000 / 39);
    assertThat(index.specification()).isEqualTo("IVF1024,Flat");
  }

  @Test
  void aSelectiveFilterReadsTheBlocksThatMatchOnly() {
    Index index = build("IVF16,Flat", ROWS);
    long[] bits = new long[(4_000 + 63) / 64];
    bits[3] = 5;
    Query query = Query.of(QUERIES[0], 10).withFilter(OrdinalFilter.of(bits, 4_000));
    SearchResult result = index.searcher().search(query);
    assertThat(result.ordinals()).containsExactlyInAnyOrder(192, 194);
    assertThat(result.statistics().visited()).isEqualTo(16);
    // All centroids twice, to find the nearest lists and then the others, and at most two blocks.
    assertThat(result.statistics().distances()).isLessThanOrEqualTo(2 * 16 + 2 * FlatCode.ROWS);
  }

  @Test
  void aBudgetEndsTheSearch() {
    Index index = build("IVF16,Flat", ROWS);
    SearchParameters parameters =
        SearchParameters.defaults().withBudget(SearchBudget.ofDistances(50));
    SearchResult result =
        index.searcher().search(Query.of(QUERIES[0], 10).withParameters(parameters));
    assertThat(result.statistics().cutShort()).isTrue();
    assertThat(result.statistics().distances()).isLessThanOrEqualTo(16 + 50 + FlatCode.ROWS);
    assertThat(result.size()).isEqualTo(10);
  }

  private static Index build(String specification, VectorSet rows) {
    return Indexes.build(new BuildRequest(specification, rows, Metric.L2, BuildOptions.defaults()));
  }

  private static SearchParameters probes(int probes) {
    return SearchParameters.defaults().withKnob("nprobe", probes);
  }
}
