package dev.akin.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.IndexContract;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, behind a transform that keeps distances; and what others do instead. */
final class TransformedIndexTest extends IndexContract {
  private static final int K = 10;
  private static final SearchParameters EXACT = SearchParameters.defaults().withExact(true);
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(40, 12, 3);
  private static final float[][] ROWS = POPULATION.sample(1_000, 1);
  private static final float[][] QUERIES = POPULATION.sample(20, 2);

  @Override
  protected String specification() {
    return "RR,Flat";
  }

  @Override
  protected double recallFloor() {
    return 1;
  }

  @Override
  protected boolean comparesEveryRow() {
    return true;
  }

  /** Rows are kept rotated. */
  @Override
  protected boolean isCompacted() {
    return false;
  }

  @Test
  void theAugmentationAnswersInTheOrderOfInnerProducts() {
    float[][] rows = VectorDistribution.heavyTailedNorms(40).sample(1_000, 1);
    ExactOracle oracle = ExactOracle.dot(rows);
    for (String specification : new String[] {"MIPS,Flat", "MIPS,RR,Flat"}) {
      try (Index index = Indexes.build(specification, rows, Metric.DOT)) {
        assertThat(index.dimension()).isEqualTo(40);
        assertThat(index.metric()).isEqualTo(Metric.DOT);
        for (float[] query : QUERIES) {
          SearchResult result = index.searcher().search(Query.of(query, K).withParameters(EXACT));
          assertThat(Recall.ofDistances(oracle, query, K, result.ordinals())).isEqualTo(1);
          assertThat(result.estimatedRecall()).hasValue(1);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'PCA12,Flat', L2",
    "'PCA12,Flat', DOT",
    "'PCA12,Flat', COSINE",
    "'PCA12,HNSW32', L2",
    "'PCAW12,Flat', L2",
    "'L2norm,Flat', DOT",
    "'L2norm,PCA12,Flat', L2"
  })
  void whatDoesNotKeepDistancesEstimatesAndSaysSo(String specification, Metric metric) {
    try (Index index = Indexes.build(specification, ROWS, metric)) {
      assertThat(index.specification()).isEqualTo(specification);
      SearchResult result = index.search(QUERIES[0], K);
      assertThat(result.size()).isEqualTo(K);
      assertThat(result.estimatedRecall()).isEmpty();
      assertThatThrownBy(
              () -> index.searcher().search(Query.of(QUERIES[0], K).withParameters(EXACT)))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("\"" + specification + ",RFlat\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'PCA12,Flat,RFlat', L2, 0.99", "'PCA12,Flat,RFlat', DOT, 0.99",
    "'PCA12,HNSW32,RFlat', COSINE, 0.99", "'PCAW12,Flat,RFlat', L2, 0.9",
    "'MIPS,HNSW32,RFlat', DOT, 0.98", "'MIPS,RaBitQ,RFlat', DOT, 0.98",
    "'PCA12,RaBitQ,RFlat', L2, 0.98"
  })
  void refiningOutsideAnswersInTheOriginalMetric(
      String specification, Metric metric, double floor) {
    ExactOracle oracle = ExactOracle.of(metric.toString(), ROWS);
    try (Index index = Indexes.build(specification, ROWS, metric)) {
      double recall = 0;
      for (float[] query : QUERIES) {
        SearchResult found = index.search(query, K);
        recall += Recall.ofDistances(oracle, query, K, found.ordinals()) / QUERIES.length;
        SearchResult exact = index.searcher().search(Query.of(query, K).withParameters(EXACT));
        assertThat(Recall.ofDistances(oracle, query, K, exact.ordinals())).isEqualTo(1);
      }
      assertThat(recall).isGreaterThanOrEqualTo(floor);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'PCA12,Flat', L2",
    "'PCAW12,Flat', COSINE",
    "'L2norm,RR,Flat', L2",
    "'MIPS,PCA20,Flat', DOT",
    "'MIPS,HNSW32,RFlat', DOT"
  })
  void savedAndOpenedTheAnswersStay(String specification, Metric metric, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("saved.akin");
    try (Index built = Indexes.build(specification, ROWS, metric)) {
      built.save(file);
      Indexes.verify(file);
      try (Index opened = Indexes.open(file)) {
        assertThat(opened.specification()).isEqualTo(specification);
        assertThat(opened.metric()).isEqualTo(metric);
        assertThat(opened.dimension()).isEqualTo(40);
        assertThat(opened.bytesInMemory()).isEqualTo(built.bytesInMemory());
        for (float[] query : QUERIES) {
          assertThat(opened.search(query, K).ordinals())
              .isEqualTo(built.search(query, K).ordinals());
          assertThat(opened.search(query, K).distances())
              .isEqualTo(built.search(query, K).distances());
        }
      }
    }
  }

  @Test
  void aRangeIsInTheMetricOfTheUser() {
    ExactOracle oracle = ExactOracle.dot(ROWS);
    try (Index index = Indexes.build("MIPS,Flat", ROWS, Metric.DOT)) {
      for (float[] query : QUERIES) {
        ExactOracle.Neighbor[] nearest = oracle.nearest(query, 60);
        // Between the 50th and the 51st, so that rounding decides nothing.
        float within = (float) ((nearest[49].distance() + nearest[50].distance()) / 2);
        SearchResult result = index.searcher().searchRange(Query.of(query, K), within);
        int[] truth =
            Arrays.stream(nearest, 0, 50).mapToInt(ExactOracle.Neighbor::ordinal).toArray();
        assertThat(result.ordinals()).containsExactlyInAnyOrder(truth);
      }
    }
  }

  @Test
  void rowsLongerThanTheSampleAreFoundButNothingIsCalledExact(@TempDir Path folder)
      throws IOException {
    float[][] rows = VectorDistribution.heavyTailedNorms(40).sample(1_000, 1);
    float[][] shortRows =
        Arrays.stream(rows).filter(row -> Norms.of(row) < 1.6).toArray(float[][]::new);
    BuildRequest sample =
        new BuildRequest(
            "MIPS,Flat", VectorSet.copyOf(shortRows), Metric.DOT, BuildOptions.defaults());
    IndexBuilder builder = Indexes.train(sample).builder();
    builder.add(VectorSet.copyOf(Arrays.copyOfRange(rows, 0, 400)));
    builder.add(VectorSet.copyOf(Arrays.copyOfRange(rows, 400, 1_000)));
    Path file = folder.resolve("outside.akin");
    try (Index built = builder.build()) {
      built.save(file);
    }
    try (Index index = Indexes.open(file)) {
      assertThat(index.size()).isEqualTo(1_000);
      assertThat(index.search(QUERIES[0], 1_000).ordinals()).doesNotHaveDuplicates();
      assertThatThrownBy(
              () -> index.searcher().search(Query.of(QUERIES[0], K).withParameters(EXACT)))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("\"MIPS,Flat,RFlat\"");
    }
  }

  @Test
  void rowsOfAnotherDimensionAreRefused() {
    BuildRequest sample =
        new BuildRequest("PCA12,Flat", VectorSet.copyOf(ROWS), Metric.L2, BuildOptions.defaults());
    IndexBuilder builder = Indexes.train(sample).builder();
    assertThatThrownBy(() -> builder.add(VectorSet.copyOf(new float[1][12])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows have dimension 12, the index has 40");
  }
}
