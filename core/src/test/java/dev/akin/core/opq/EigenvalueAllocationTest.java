package dev.akin.core.opq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EigenvalueAllocationTest {
  @Test
  void productsOfVariancesAreBalanced() {
    // 8 · 1 = 4 · 2: the only deal of two parts with equal products.
    int[] order = EigenvalueAllocation.order(new double[] {8, 4, 2, 1}, new Parts(4, 2));
    assertThat(order).containsExactly(0, 3, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 4", "5, 5", "7, 3", "784, 28", "128, 16", "100, 33"})
  void everyAxisStandsOnceAndPartsAreFull(int dimension, int count) {
    double[] variances = new double[dimension];
    Arrays.setAll(variances, i -> i < dimension / 2 ? Math.pow(0.97, i) : 0);
    Parts parts = new Parts(dimension, count);
    int[] order = EigenvalueAllocation.order(variances, parts);
    assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, dimension).toArray());
    assertThat(IntStream.range(0, count).map(parts::width).sum()).isEqualTo(dimension);
  }

  @Test
  void noVarianceAtAllIsDealtOutToo() {
    assertThat(EigenvalueAllocation.order(new double[6], new Parts(6, 2)))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }
}
