package dev.akin.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TwinsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 129})
  void equalRowsAreGroupedByOrdinal(int dimension) {
    float[][] rows = VectorDistribution.uniform(dimension).sample(100, 1);
    rows[90] = rows[7].clone();
    rows[30] = rows[7].clone();
    rows[50] = rows[49].clone();
    rows[99] = rows[98].clone();
    rows[99][dimension - 1] = Math.nextUp(rows[99][dimension - 1]);
    assertThat(Twins.find(VectorSet.copyOf(rows)).groups())
        .containsExactlyInAnyOrder(new int[] {7, 30, 90}, new int[] {49, 50});
  }

  @Test
  void differentRowsHaveNoTwins() {
    float[][] rows = VectorDistribution.uniform(3).sample(20_000, 2);
    assertThat(Twins.find(VectorSet.copyOf(rows)).groups()).isEmpty();
    assertThat(Twins.find(VectorSet.builder(3, 0).build()).groups()).isEmpty();
  }
}
