package dev.akin.core.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexContract;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchBudget;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract, without any loss of recall; and how early the scan stops. */
final class NormIndexTest extends IndexContract {
  private static final int K = 10;
  private static final int SIZE = 20_000;
  private static final float[][] ROWS = VectorDistribution.heavyTailedNorms(40).sample(SIZE, 1);
  private static final float[][] QUERIES = VectorDistribution.heavyTailedNorms(40).sample(20, 2);

  @Override
  protected String specification() {
    return "NormScan";
  }

  @Override
  protected double recallFloor() {
    return 1;
  }

  @Test
  void aFewLongRowsAreEnoughForInnerProducts() {
    ExactOracle oracle = ExactOracle.dot(ROWS);
    try (Index index = Indexes.build("NormScan", ROWS, Metric.DOT)) {
      long distances = 0;
      for (float[] query : QUERIES) {
        SearchResult result = index.search(query, K);
        assertThat(Recall.ofDistances(oracle, query, K, result.ordinals())).isEqualTo(1);
        assertThat(result.estimatedRecall()).hasValue(1);
        distances += result.statistics().distances();
      }
      assertThat(distances).isLessThan(SIZE * (long) QUERIES.length / 10);
    }
  }

  @Test
  void aShellOfRowsIsEnoughForDistancesInFewDimensions() {
    float[][] rows = VectorDistribution.uniform(2).sample(SIZE, 1);
    float[][] queries = VectorDistribution.uniform(2).sample(20, 2);
    ExactOracle oracle = ExactOracle.l2(rows);
    try (Index index = Indexes.build("NormScan", rows, Metric.L2)) {
      for (float[] query : queries) {
        SearchResult result = index.search(query, K);
        assertThat(Recall.ofDistances(oracle, query, K, result.ordinals())).isEqualTo(1);
        assertThat(result.statistics().distances()).isLessThan(SIZE / 4);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void queriesOfEveryLengthAreAnsweredExactly(Metric metric) {
    ExactOracle oracle = ExactOracle.of(metric.toString(), ROWS);
    try (Index index = Indexes.build("NormScan", ROWS, metric)) {
      for (float scale : new float[] {1e-3f, 1, 1e3f}) {
        for (float[] direction : QUERIES) {
          float[] query = direction.clone();
          for (int i = 0; i < query.length; i++) {
            query[i] *= scale;
          }
          SearchResult result = index.search(query, K);
          assertThat(Recall.ofDistances(oracle, query, K, result.ordinals())).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aBudgetEndsTheScanAndTheClaim() {
    try (Index index = Indexes.build("NormScan", ROWS, Metric.COSINE)) {
      SearchParameters parameters =
          SearchParameters.defaults().withBudget(SearchBudget.ofDistances(1_000));
      SearchResult result =
          index.searcher().search(Query.of(QUERIES[0], K).withParameters(parameters));
      assertThat(result.statistics().cutShort()).isTrue();
      assertThat(result.statistics().distances()).isBetween(1_000L, 1_063L);
      assertThat(result.estimatedRecall()).isEmpty();
      SearchResult exact =
          index
              .searcher()
              .search(Query.of(QUERIES[0], K).withParameters(parameters.withExact(true)));
      assertThat(exact.statistics().distances()).isEqualTo(SIZE);
    }
  }

  @Test
  void codesAreNotTaken() {
    assertThatThrownBy(() -> Indexes.build("NormScan,RaBitQ", ROWS, Metric.DOT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NormScan takes no code RaBitQ");
  }
}
