package dev.akin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes under a metric that is no inner product. */
final class ManhattanTest {
  private static final int DIMENSION = 45;
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.clustered(DIMENSION, 20, 7);
  private static final float[][] BASE = POPULATION.sample(3_000, 1);
  private static final float[][] QUERIES = POPULATION.sample(60, 2);
  private static final ExactOracle ORACLE = ExactOracle.of("l1", BASE);

  @TempDir private Path folder;

  @Test
  void theExactScanAgreesWithTheOracleAloneAndInBatches() {
    try (Index flat = Indexes.build("Flat", BASE, Metric.L1)) {
      Searcher searcher = flat.searcher();
      List<Query> queries = Arrays.stream(QUERIES).map(query -> Query.of(query, K)).toList();
      List<SearchResult> together = searcher.searchBatch(queries);
      for (int i = 0; i < QUERIES.length; i++) {
        SearchResult alone = searcher.search(queries.get(i));
        assertThat(together.get(i).ordinals()).isEqualTo(alone.ordinals());
        ExactOracle.Neighbor[] expected = ORACLE.nearest(QUERIES[i], K);
        for (int j = 0; j < K; j++) {
          assertThat(alone.distances()[j]).isCloseTo((float) expected[j].distance(), within(1e-4f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flat", "HNSW16"})
  void theNearestAreFoundAlsoFromAFile(String specification) throws IOException {
    Path file = folder.resolve("index.akin");
    try (Index built = Indexes.build(specification, BASE, Metric.L1)) {
      assertThat(recall(built)).isGreaterThan(0.95);
      built.save(file);
    }
    Indexes.verify(file);
    try (Index opened = Indexes.open(file)) {
      assertThat(opened.metric()).isEqualTo(Metric.L1);
      assertThat(recall(opened)).isGreaterThan(0.95);
    }
  }

  private static double recall(Index index) {
    int found = 0;
    for (float[] query : QUERIES) {
      List<Integer> truth = Arrays.stream(ORACLE.ordinals(query, K)).boxed().toList();
      found +=
          (int) Arrays.stream(index.search(query, K).ordinals()).filter(truth::contains).count();
    }
    return found / (double) (K * QUERIES.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SQ8", "RaBitQ,RFlat", "PQ9", "IVF16,Flat", "IVF16_HNSW8,PQ9,RFlat", "HNSW16,SQ8,RFlat",
        "PCA8,Flat", "RR,HNSW16", "QG32", "NormScan", "SCANN16,PQ9x4fs,RFlat", "Flat,RFlat"
      })
  void whatNeedsAnInnerProductIsRefused(String specification) {
    assertThatThrownBy(() -> Indexes.build(specification, BASE, Metric.L1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("metric l1 has no inner product: Flat and HNSW over raw vectors");
  }
}
