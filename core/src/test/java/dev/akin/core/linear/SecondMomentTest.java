package dev.akin.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecondMomentTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "5, 3", "33, 40", "1100, 150"})
  void isTheSumByDefinition(int size, int dimension) {
    float[][] rows = VectorDistribution.clustered(dimension, 4, 1).sample(size, 2);
    VectorSet set = VectorSet.copyOf(rows);
    double[] mean = SecondMoment.mean(set);
    double[][] moment = SecondMoment.around(mean, set, Workers.of(2));
    for (int i = 0; i < dimension; i++) {
      double sum = 0;
      for (float[] row : rows) {
        sum += row[i];
      }
      assertThat(mean[i]).isCloseTo(sum / size, within(1e-9));
      for (int j = 0; j < dimension; j += 1 + dimension / 20) {
        double products = 0;
        for (float[] row : rows) {
          products += (row[i] - mean[i]) * (row[j] - mean[j]);
        }
        assertThat(moment[i][j]).isCloseTo(products / size, within(1e-9));
        assertThat(moment[j][i]).isEqualTo(moment[i][j]);
      }
    }
    assertThat(SecondMoment.around(mean, set, Workers.of(1))).isDeepEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 300", "40, 33"})
  void theGramMatrixHoldsTheInnerProductsOfRows(int size, int dimension) {
    float[][] rows = VectorDistribution.uniform(dimension).sample(size, 2);
    double[] center = new double[dimension];
    center[0] = 0.5;
    double[][] gram = SecondMoment.gram(center, VectorSet.copyOf(rows), Workers.of(2));
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double products = 0;
        for (int at = 0; at < dimension; at++) {
          products += (rows[i][at] - center[at]) * (rows[j][at] - center[at]);
        }
        assertThat(gram[i][j]).isCloseTo(products / size, within(1e-9));
      }
    }
  }
}
