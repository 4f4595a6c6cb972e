package dev.akin.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SymmetricEigenTest {
  @Test
  void aKnownMatrixHasItsKnownValues() {
    // 2 and -1 on the diagonals of a path: eigenvalues 2 - 2 cos(πj / (n + 1)).
    int n = 30;
    double[][] path = new double[n][n];
    for (int i = 0; i < n; i++) {
      path[i][i] = 2;
      if (i > 0) {
        path[i][i - 1] = -1;
        path[i - 1][i] = -1;
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(path);
    for (int j = 1; j <= n; j++) {
      assertThat(eigen.values()[n - j])
          .isCloseTo(2 - 2 * Math.cos(Math.PI * j / (n + 1)), within(1e-13));
    }
  }

  @Test
  void twoByTwoByHand() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}});
    double half = Math.sqrt(0.5);
    assertThat(eigen.values()).containsExactly(new double[] {3, 1}, within(1e-15));
    assertThat(eigen.vectors()[0]).containsExactly(new double[] {half, half}, within(1e-15));
    assertThat(Math.abs(eigen.vectors()[1][0] + eigen.vectors()[1][1])).isLessThan(1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 16, 61, 200})
  void randomMatricesAreTakenApart(int n) {
    double[][] matrix = symmetric(n, n);
    requireDecomposition(matrix, SymmetricEigen.of(matrix), 1e-13 * n);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-20, 1, 1e20, 1e140})
  void scaleDoesNotMatter(double scale) {
    double[][] matrix = symmetric(40, 3);
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= scale;
      }
    }
    requireDecomposition(matrix, SymmetricEigen.of(matrix), 1e-11 * scale);
  }

  @Test
  void repeatedAndZeroValuesKeepVectorsOrthonormal() {
    int n = 50;
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 4;
    }
    requireDecomposition(identity, SymmetricEigen.of(identity), 1e-14);
    requireDecomposition(new double[n][n], SymmetricEigen.of(new double[n][n]), 0);
    double[][] ones = new double[n][n];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    SymmetricEigen eigen = SymmetricEigen.of(ones);
    requireDecomposition(ones, eigen, 1e-12);
    assertThat(eigen.values()[0]).isCloseTo(n, within(1e-12));
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    assertThatThrownBy(() -> SymmetricEigen.of(new double[][] {{1, 0}, {0, Double.NaN}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1 of the matrix has a value NaN");
  }

  @Test
  void aSubspaceHoldsTheLeadingVectors() {
    int n = 300;
    SplittableRandom random = new SplittableRandom(8);
    double[][] axes = new double[n][n];
    for (double[] row : axes) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    DoubleRows.orthonormalise(axes, 0, random);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      double value = Math.pow(0.95, i);
      for (int r = 0; r < n; r++) {
        DoubleRows.addMultiple(matrix[r], value * axes[i][r], axes[i], 0);
      }
    }
    SymmetricEigen leading = SubspaceIteration.leading(matrix, 20, 1, 2);
    assertThat(leading.values()).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(leading.values()[i]).isCloseTo(Math.pow(0.95, i), within(1e-4));
      assertThat(Math.abs(DoubleRows.dot(leading.vectors()[i], axes[i])))
          .isCloseTo(1, within(1e-2));
    }
    SymmetricEigen other = SubspaceIteration.leading(matrix, 20, 1, 1);
    assertThat(other.vectors()).isDeepEqualTo(leading.vectors());
  }

  static double[][] symmetric(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextGaussian();
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private static void requireDecomposition(
      double[][] matrix, SymmetricEigen eigen, double tolerance) {
    int n = matrix.length;
    for (int i = 0; i < n; i++) {
      double[] vector = eigen.vectors()[i];
      for (int j = 0; j < n; j++) {
        assertThat(DoubleRows.dot(matrix[j], vector))
            .isCloseTo(eigen.values()[i] * vector[j], within(tolerance));
        assertThat(DoubleRows.dot(vector, eigen.vectors()[j]))
            .isCloseTo(i == j ? 1 : 0, within(1e-13 * n));
      }
      if (i > 0) {
        assertThat(eigen.values()[i]).isLessThanOrEqualTo(eigen.values()[i - 1]);
      }
    }
  }
}
