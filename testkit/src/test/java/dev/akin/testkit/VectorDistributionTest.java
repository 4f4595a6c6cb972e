package dev.akin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VectorDistributionTest {
  private static final int DIMENSION = 24;

  static Stream<VectorDistribution> all() {
    return Stream.of(
        VectorDistribution.uniform(DIMENSION),
        VectorDistribution.clustered(DIMENSION, 8, 1),
        VectorDistribution.lowIntrinsicDimension(DIMENSION, 4, 1),
        VectorDistribution.heavyTailedNorms(DIMENSION),
        VectorDistribution.uniform(DIMENSION).repeating(10, 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSeedDeterminesTheSample(VectorDistribution distribution) {
    float[][] rows = distribution.sample(50, 3);
    assertThat(rows).hasDimensions(50, DIMENSION).isDeepEqualTo(distribution.sample(50, 3));
    assertThat(Arrays.deepEquals(rows, distribution.sample(50, 4))).isFalse();
    assertThat(distribution.dimension()).isEqualTo(DIMENSION);
  }

  @Test
  void clusteredRowsAreNearTheirOwnCentreOnly() {
    float[][] rows = VectorDistribution.clustered(DIMENSION, 8, 1).sample(800, 2);
    // 2·24·0.3² ≈ 4.3 within a cluster, 2·24·(1 + 0.3²) ≈ 52 between two.
    ExactOracle oracle = ExactOracle.l2(rows);
    long near = Arrays.stream(oracle.nearest(rows[0], 800)).filter(n -> n.distance() < 12).count();
    long middle =
        Arrays.stream(oracle.nearest(rows[0], 800))
            .filter(n -> n.distance() >= 12 && n.distance() < 18)
            .count();
    assertThat(near).isBetween(60L, 150L);
    assertThat(middle).isLessThan(20);
  }

  @Test
  void lowIntrinsicDimensionLeavesLittleOutsideASubspace() {
    float[][] rows = VectorDistribution.lowIntrinsicDimension(DIMENSION, 4, 1).sample(60, 2);
    // Gram-Schmidt over the first rows: after four directions nearly nothing is left of the others.
    List<double[]> basis = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double[] rest = residual(rows[i], basis);
      double norm = norm(rest);
      basis.add(Arrays.stream(rest).map(x -> x / norm).toArray());
    }
    for (int i = 4; i < rows.length; i++) {
      double[] row = residual(rows[i], List.of());
      assertThat(norm(residual(rows[i], basis))).isLessThan(0.5 * norm(row) + 0.5);
    }
  }

  @Test
  void heavyTailedNormsHaveAFewGiants() {
    double[] norms =
        Arrays.stream(VectorDistribution.heavyTailedNorms(DIMENSION).sample(2000, 5))
            .mapToDouble(row -> norm(residual(row, List.of())))
            .sorted()
            .toArray();
    assertThat(norms[0]).isGreaterThan(0.999);
    // Pareto quantiles: median 2^(1/1.5) = 1.59, 99.9 % at 1000^(1/1.5) = 100.
    assertThat(norms[1000]).isBetween(1.4, 1.8);
    assertThat(norms[1998]).isGreaterThan(40);
  }

  @Test
  void repeatingRowsComeFromAFixedPool() {
    VectorDistribution repeating = VectorDistribution.uniform(DIMENSION).repeating(10, 1);
    assertThat(
            Stream.concat(
                    Arrays.stream(repeating.sample(100, 1)),
                    Arrays.stream(repeating.sample(100, 2)))
                .map(Arrays::toString)
                .distinct())
        .hasSize(10);
  }

  @Test
  void refusesADimensionBelowOne() {
    assertThatThrownBy(() -> VectorDistribution.uniform(0))
        .hasMessage("dimension 0, at least 1 needed");
  }

  private static double[] residual(float[] row, List<double[]> basis) {
    double[] rest = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      rest[i] = row[i];
    }
    for (double[] axis : basis) {
      double projection = 0;
      for (int i = 0; i < rest.length; i++) {
        projection += rest[i] * axis[i];
      }
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= projection * axis[i];
      }
    }
    return rest;
  }

  private static double norm(double[] row) {
    return Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
  }
}
