package dev.akin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.index.Index;
import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of composition that docs/parameters.md shows, plain and behind a transform, on
 * ordinary and on degenerate data: a right answer or a clear error. The contract of each family is
 * tested beside it.
 */
final class CompositionsTest {
  private static final int K = 10;
  private static final int DIMENSION = 32;
  private static final VectorDistribution POPULATION =
      VectorDistribution.clustered(DIMENSION, 12, 7);
  private static final float[][] BASE = POPULATION.sample(800, 1);
  private static final float[][] QUERIES = POPULATION.sample(10, 2);

  @TempDir private Path folder;

  static Stream<String> plain() {
    return Stream.of(
        "Flat",
        "SQ8",
        "RaBitQ,RFlat",
        "PQ8,Refine(SQ8)",
        "IVF16,Flat",
        "IVF16,SQ8",
        "IVF16,PQ8",
        "OPQ8,IVF16,PQ8x4fs,RFlat",
        "IVF32_HNSW8,PQ16x4fs,RFlat",
        "IVF16,RaBitQ,RFlat",
        "SCANN16,PQ16x4fs,RFlat",
        "HNSW16",
        "HNSW16,SQ8,RFlat",
        "HNSW16,PQ8,RFlat",
        "QG32");
  }

  /** Each composition behind a transform, and the metric that suits it. */
  static Stream<List<String>> transformed() {
    return plain()
        .flatMap(specification ->
            Stream.of(
                List.of("PCA24," + specification, "l2"),
                List.of("MIPS," + specification, "dot"),
                List.of("L2norm,RR," + specification, "l2")));
  }

  @ParameterizedTest
  @MethodSource("plain")
  void findsNeighborsUnderEveryMetricAndFromAFile(String specification) throws IOException {
    for (Metric metric : InnerProducts.metrics()) {
      requireAnswersFromFile(specification, metric);
    }
  }

  @ParameterizedTest
  @MethodSource("transformed")
  void findsNeighborsBehindTransforms(List<String> composition) throws IOException {
    requireAnswersFromFile(composition.get(0), Metric.parse(composition.get(1)));
  }

  private void requireAnswersFromFile(String specification, Metric metric) throws IOException {
    ExactOracle oracle = ExactOracle.of(metric.toString(), BASE);
    Path file = folder.resolve("index.akin");
    try (Index built = Indexes.build(specification, BASE, metric)) {
      built.save(file);
      Indexes.verify(file);
      double recall = 0;
      try (Index opened = Indexes.open(file)) {
        assertThat(opened.specification()).isEqualTo(specification);
        for (float[] query : QUERIES) {
          int[] found = built.search(query, K).ordinals();
          assertThat(found).hasSize(K).doesNotHaveDuplicates();
          assertThat(opened.search(query, K).ordinals()).isEqualTo(found);
          recall += Recall.ofDistances(oracle, query, K, found) / QUERIES.length;
        }
      }
      // Loose: unrefined codes of 8 bytes have no more; what each reaches is measured elsewhere.
      boolean changesOrder = specification.startsWith("L2norm");
      assertThat(recall).isGreaterThanOrEqualTo(changesOrder ? 0.1 : 0.4);
    }
    Files.delete(file);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void equalVectorsAreAllAtTheSameDistance(String specification) {
    float[][] equal = new float[300][];
    Arrays.fill(equal, BASE[0]);
    try (Index index = Indexes.build(specification, equal, Metric.L2)) {
      assertThat(index.search(BASE[0], 20).ordinals()).hasSize(20).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("plain")
  void fewVectorsAreAllFound(String specification) {
    for (int size : new int[] {1, 2, 7, 40}) {
      try (Index index = Indexes.build(specification, Arrays.copyOf(BASE, size), Metric.L2)) {
        assertThat(index.search(QUERIES[0], 100).ordinals())
            .as("%d vectors", size)
            .hasSize(size)
            .doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("plain")
  void duplicatesDoNotHideOthers(String specification) {
    List<float[]> rows = new ArrayList<>(List.of(Arrays.copyOf(BASE, 60)));
    while (rows.size() < 600) {
      rows.add(BASE[0]);
    }
    float[][] base = rows.toArray(float[][]::new);
    ExactOracle oracle = ExactOracle.l2(base);
    try (Index index = Indexes.build(specification, base, Metric.L2)) {
      int[] found = index.search(BASE[30], 1).ordinals();
      assertThat(Recall.ofDistances(oracle, BASE[30], 1, found)).isEqualTo(1);
      assertThat(index.search(BASE[0], 540).ordinals()).hasSize(540).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("plain")
  void numbersThatAreNoneAreRefused(String specification) {
    float[][] base = Arrays.copyOf(BASE, 100);
    base[50] = base[50].clone();
    base[50][3] = Float.NaN;
    assertThatThrownBy(() -> Indexes.build(specification, base, Metric.L2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value 3 of 32 is NaN");
    base[50][3] = 0;
    base[51] = new float[DIMENSION];
    assertThatThrownBy(() -> Indexes.build(specification, base, Metric.COSINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 32 values are zero");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4_096})
  void everyDimensionIsAnsweredOrRefusedWithNumbers(int dimension) {
    float[][] base = VectorDistribution.uniform(dimension).sample(50, 1);
    float[] query = VectorDistribution.uniform(dimension).sample(1, 2)[0];
    plain()
        // A learned rotation of 4,096 dimensions takes minutes; 1 and 2 are rotated.
        .filter(specification -> dimension < 4_096 || !specification.startsWith("OPQ"))
        .forEach(specification -> {
          try (Index index = Indexes.build(specification, base, Metric.L2)) {
            assertThat(index.search(query, K).ordinals()).as(specification).hasSize(K);
          } catch (IllegalArgumentException e) {
            assertThat(e).as(specification).hasMessageMatching(".*\\d.*");
          }
        });
  }
}
