package dev.akin.core.rabitq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexContract;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchBudget;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.refine.RefiningSearcher;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract, and what a scan of codes with a bound adds to it. */
final class RaBitQIndexTest extends IndexContract {
  private static final int K = 10;

  @Override
  protected String specification() {
    return "RaBitQ,RFlat";
  }

  @Override
  protected double recallFloor() {
    return 0.95;
  }

  /**
   * 50,000 vectors that look like embeddings; 50 queries; k = 10, so 100 of 50,000 rows are read.
   */
  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void reaches95PercentAtASmallFactor(Metric metric) {
    VectorDistribution population = VectorDistribution.lowIntrinsicDimension(128, 24, 7);
    try (Index index = build(population.sample(50_000, 1), metric)) {
      SearchParameters parameters =
          SearchParameters.defaults().withKnob(RefiningSearcher.K_FACTOR, 10);
      float[][] queries = population.sample(50, 2);
      assertThat(recall(index, queries, parameters)).isGreaterThanOrEqualTo(0.95);
      SearchResult one =
          index.searcher().search(Query.of(queries[0], K).withParameters(parameters));
      assertThat(one.statistics().distances()).isLessThanOrEqualTo(100);
      assertThat(one.statistics().estimates()).isEqualTo(50_000);
    }
  }

  @Test
  void whatIsBeyondADistanceIsNotLookedFor() {
    VectorDistribution population = VectorDistribution.lowIntrinsicDimension(96, 16, 3);
    try (Index index = build(population.sample(20_000, 1), Metric.L2)) {
      Searcher searcher = index.searcher();
      long compared = 0;
      long comparedWithin = 0;
      for (float[] vector : population.sample(30, 2)) {
        Query query = Query.of(vector, K);
        SearchResult all = searcher.search(query);
        float third = all.distances()[2];
        SearchParameters parameters = SearchParameters.defaults().withWithin(third);
        SearchResult near = searcher.search(query.withParameters(parameters));
        assertThat(near.size()).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < 3; i++) {
          assertThat(near.ordinals()[i]).isEqualTo(all.ordinals()[i]);
        }
        compared += all.statistics().distances();
        comparedWithin += near.statistics().distances();
        SearchResult none =
            searcher.search(query.withParameters(parameters.withWithin(all.distances()[0] / 100)));
        assertThat(none.statistics().distances()).isLessThan(near.statistics().distances() + 1);
      }
      assertThat(comparedWithin).isLessThan(compared);
    }
  }

  @Test
  void aRecallFloorIsKeptWhereTheBoundEndsTheSearch() {
    VectorDistribution population = VectorDistribution.uniform(64);
    try (Index index = build(population.sample(20_000, 1), Metric.L2)) {
      float[][] queries = population.sample(50, 2);
      double before = 0;
      for (double floor : new double[] {0.8, 0.95, 0.999}) {
        SearchParameters parameters =
            SearchParameters.defaults()
                .withRecall(floor)
                .withKnob(RefiningSearcher.K_FACTOR, 1_500);
        Searcher searcher = index.searcher();
        double distances = 0;
        for (float[] query : queries) {
          SearchResult result = searcher.search(Query.of(query, K).withParameters(parameters));
          assertThat(result.estimatedRecall()).hasValueCloseTo(floor, percent());
          distances += result.statistics().distances();
        }
        assertThat(recall(index, queries, parameters)).isGreaterThanOrEqualTo(floor);
        assertThat(distances).as("work for floor %s", floor).isGreaterThan(before);
        before = distances;
      }
    }
  }

  @Test
  void nothingIsClaimedWhereTheFactorEndsTheSearch() {
    VectorDistribution population = VectorDistribution.uniform(64);
    try (Index index = build(population.sample(5_000, 1), Metric.L2)) {
      SearchParameters parameters =
          SearchParameters.defaults().withKnob(RefiningSearcher.K_FACTOR, 1);
      SearchResult result =
          index
              .searcher()
              .search(Query.of(population.sample(1, 2)[0], K).withParameters(parameters));
      assertThat(result.size()).isEqualTo(K);
      assertThat(result.statistics().distances()).isEqualTo(K);
      assertThat(result.estimatedRecall()).isEmpty();
    }
  }

  @Test
  void aBudgetEndsTheScan() {
    VectorDistribution population = VectorDistribution.uniform(64);
    try (Index index = build(population.sample(5_000, 1), Metric.L2)) {
      SearchParameters parameters =
          SearchParameters.defaults().withBudget(SearchBudget.ofDistances(1_000));
      SearchResult result =
          index
              .searcher()
              .search(Query.of(population.sample(1, 2)[0], K).withParameters(parameters));
      assertThat(result.size()).isEqualTo(K);
      assertThat(result.statistics().estimates()).isEqualTo(1_024);
      assertThat(result.statistics().cutShort()).isTrue();
      assertThat(result.estimatedRecall()).isEmpty();
    }
  }

  @Test
  void memoryIsTheCodesWithCentroidAndRotation() {
    try (Index index = build(VectorDistribution.uniform(128).sample(1_280, 1), Metric.L2)) {
      long codes = 1_280L * (128 / 8 + 16);
      assertThat(index.bytesInMemory()).isBetween(codes + 512, codes + 4_096);
    }
  }

  private static double recall(Index index, float[][] queries, SearchParameters parameters) {
    Searcher searcher = index.searcher();
    double sum = 0;
    for (float[] vector : queries) {
      Query query = Query.of(vector, K);
      int[] truth = searcher.search(query.withParameters(parameters.withExact(true))).ordinals();
      sum += Recall.ofOrdinals(truth, searcher.search(query.withParameters(parameters)).ordinals());
    }
    return sum / queries.length;
  }

  private static org.assertj.core.data.Percentage percent() {
    return org.assertj.core.data.Percentage.withPercentage(0.001);
  }
}
