package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchScanTest {
  @SeededTest(12)
  void batchAnswersAreTheSingleAnswersBitForBit(Seed seed) {
    SplittableRandom random = seed.random();
    int dimension = random.nextInt(1, 200);
    VectorDistribution population =
        switch ((int) (seed.value() & 3)) {
          case 0 -> VectorDistribution.uniform(dimension);
          case 1 -> VectorDistribution.clustered(dimension, 20, 7);
          case 2 -> VectorDistribution.heavyTailedNorms(dimension);
          default -> VectorDistribution.uniform(dimension).repeating(300, 3);
        };
    float[][] rows = population.sample(random.nextInt(1_500, 3_000), 1);
    float[][] queries = population.sample(250, 2);
    for (Metric metric : InnerProducts.metrics()) {
      ExactScan scan = new ExactScan(prepared(rows, metric), metric);
      requireSingleAnswers(scan, queries(queries, rows.length, random));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void mostQueriesAreAnsweredByTheProduct(Metric metric) {
    VectorDistribution population = VectorDistribution.lowIntrinsicDimension(64, 16, 7);
    BatchScan scan = new BatchScan(prepared(population.sample(5_000, 1), metric), metric);
    List<Query> queries =
        Arrays.stream(population.sample(100, 2)).map(vector -> Query.of(vector, 10)).toList();
    assertThat(scan.search(queries)).allMatch(Optional::isPresent);
  }

  @Test
  void rowsFarFromTheOriginAreLeftToThePlainScan() {
    float[][] rows = VectorDistribution.uniform(16).sample(20_000, 1);
    for (float[] row : rows) {
      row[3] += 1e5f;
    }
    List<Query> queries =
        Arrays.stream(Arrays.copyOf(rows, 30)).map(vector -> Query.of(vector, 10)).toList();
    VectorSet vectors = VectorSet.copyOf(rows);
    assertThat(new BatchScan(vectors, Metric.L2).search(queries)).allMatch(Optional::isEmpty);
    requireSingleAnswers(new ExactScan(vectors, Metric.L2), queries);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-24f, 1e-20f, 1e18f, 3e18f, 1e19f, 1e30f, Float.MAX_VALUE})
  void tinyAndHugeNumbersGiveTheSingleAnswers(float scale) {
    float[][] rows = VectorDistribution.uniform(8).sample(1_000, 1);
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= scale;
      }
    }
    List<Query> queries =
        Arrays.stream(Arrays.copyOf(rows, 40)).map(vector -> Query.of(vector, 3)).toList();
    for (Metric metric : List.of(Metric.L2, Metric.DOT)) {
      requireSingleAnswers(new ExactScan(VectorSet.copyOf(rows), metric), queries);
    }
  }

  @Test
  void equalRowsComeByOrdinal() {
    float[][] rows = new float[10_000][];
    Arrays.fill(rows, new float[] {1, 2, 3});
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      queries.add(Query.of(new float[] {i, 0, 1}, 5));
    }
    ExactScan scan = new ExactScan(VectorSet.copyOf(rows), Metric.L2);
    for (SearchResult result : scan.searchBatch(queries)) {
      assertThat(result.ordinals()).containsExactly(0, 1, 2, 3, 4);
    }
  }

  @Test
  void aQueryThatDoesNotFitIsRefused() {
    VectorSet rows = VectorSet.copyOf(VectorDistribution.uniform(4).sample(2_000, 1));
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      queries.add(Query.of(new float[i == 37 ? 5 : 4], 3));
    }
    assertThatThrownBy(() -> new ExactScan(rows, Metric.L2).searchBatch(queries))
        .hasMessage("query has dimension 5, the index has 4");
  }

  /** Queries with several k, every third with a filter of some width. */
  private static List<Query> queries(float[][] vectors, int size, SplittableRandom random) {
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      Query query = Query.of(vectors[i], 1 + i % 40);
      if (i % 3 == 0) {
        long[] bits = new long[(size + 63) / 64];
        double share = random.nextDouble();
        for (int ordinal = 0; ordinal < size; ordinal++) {
          bits[ordinal >> 6] |= (random.nextDouble() < share ? 1L : 0L) << ordinal;
        }
        query = query.withFilter(OrdinalFilter.of(bits, size));
      }
      queries.add(query);
    }
    return queries;
  }

  private static void requireSingleAnswers(ExactScan scan, List<Query> queries) {
    List<SearchResult> batch = scan.searchBatch(queries);
    for (int i = 0; i < queries.size(); i++) {
      SearchResult single = scan.search(queries.get(i));
      assertThat(batch.get(i).ordinals()).as("query %d", i).isEqualTo(single.ordinals());
      assertThat(batch.get(i).distances()).as("query %d", i).isEqualTo(single.distances());
      assertThat(batch.get(i).statistics()).isEqualTo(single.statistics());
      assertThat(batch.get(i).estimatedRecall()).hasValue(1);
    }
  }

  private static VectorSet prepared(float[][] rows, Metric metric) {
    return VectorSet.copyOf(Arrays.stream(rows).map(metric::prepare).toArray(float[][]::new));
  }
}
