package dev.akin.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.VectorSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolarFactorTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64, 150})
  void isTheRotationThatAStretchedOneWasMadeOf(int n) {
    // Q P with P symmetric positive definite has the polar factor Q, whatever P.
    double[][] rotation = orthogonal(n, n);
    double[][] axes = orthogonal(n, n + 1L);
    double[][] stretched = new double[n][n];
    for (int i = 0; i < n; i++) {
      double stretch = Math.pow(1e-3, (double) i / n);
      double[] image = new double[n];
      for (int j = 0; j < n; j++) {
        DoubleRows.addMultiple(image, axes[i][j], DoubleRows.transposed(rotation)[j], 0);
      }
      for (int r = 0; r < n; r++) {
        DoubleRows.addMultiple(stretched[r], stretch * image[r], axes[i], 0);
      }
    }
    VectorSet factor = PolarFactor.of(set(stretched), 2);
    double[][] polished = PolarFactor.polished(factor, 2);
    for (int i = 0; i < n; i++) {
      assertThat(polished[i]).containsExactly(rotation[i], within(1e-3));
      for (int j = 0; j <= i; j++) {
        assertThat(DoubleRows.dot(polished[i], polished[j]))
            .isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void threadsDoNotMatter() {
    VectorSet matrix = set(SymmetricEigenTest.symmetric(70, 4));
    VectorSet one = PolarFactor.of(matrix, 1);
    assertThat(PolarFactor.of(matrix, 3).segment().mismatch(one.segment())).isEqualTo(-1);
    assertThat(PolarFactor.polished(one, 3)).isDeepEqualTo(PolarFactor.polished(one, 1));
  }

  @Test
  void aReflectionStaysAReflection() {
    VectorSet factor = PolarFactor.of(set(new double[][] {{0, -3}, {-5, 0}}), 1);
    double[][] polished = PolarFactor.polished(factor, 1);
    assertThat(polished[0]).containsExactly(new double[] {0, -1}, within(1e-9));
    assertThat(polished[1]).containsExactly(new double[] {-1, 0}, within(1e-9));
  }

  @Test
  void nothingHasNoDirection() {
    VectorSet factor = PolarFactor.of(set(new double[5][5]), 1);
    float[] row = new float[5];
    factor.copyTo(3, row);
    assertThat(row).containsOnly(0);
  }

  private static double[][] orthogonal(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n][n];
    for (double[] row : rows) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    DoubleRows.orthonormalise(rows, 0, random);
    return rows;
  }

  private static VectorSet set(double[][] matrix) {
    VectorSet.Builder set = VectorSet.builder(matrix.length, matrix.length);
    float[] values = new float[matrix.length];
    for (double[] row : matrix) {
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) row[j];
      }
      set.add(values);
    }
    return set.build();
  }
}
