package dev.akin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.ExactOracle.Neighbor;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class ExactOracleTest {
  private static final float[][] BASE = {{3, 4}, {1, 0}, {0, 2}, {1, 0}, {0, 0}};

  @Test
  void ordersByDistanceAndTiesByOrdinal() {
    assertThat(ExactOracle.l2(BASE).nearest(new float[] {1, 0}, 4))
        .containsExactly(
            new Neighbor(1, 0), new Neighbor(3, 0), new Neighbor(4, 1), new Neighbor(2, 5));
  }

  @Test
  void theInnerProductIsNegated() {
    assertThat(ExactOracle.dot(BASE).nearest(new float[] {1, 1}, 3))
        .containsExactly(new Neighbor(0, -7), new Neighbor(2, -2), new Neighbor(1, -1));
  }

  @Test
  void theCosineIgnoresLengths() {
    ExactOracle oracle = ExactOracle.cosine(BASE);
    assertThat(oracle.ordinals(new float[] {30, 40}, 2)).containsExactly(0, 2);
    assertThat(oracle.distance(new float[] {30, 40}, 0)).isCloseTo(0, Offset.offset(1e-12));
    assertThat(oracle.distance(new float[] {30, 40}, 2)).isCloseTo(0.2, Offset.offset(1e-12));
    assertThat(oracle.distance(new float[] {30, 40}, 4)).isEqualTo(1);
  }

  @Test
  void aFilterLimitsTheRowsAndKMayExceedThem() {
    assertThat(ExactOracle.l2(BASE).nearest(new float[] {0, 0}, 10, ordinal -> ordinal % 2 == 0))
        .extracting(Neighbor::ordinal)
        .containsExactly(4, 2, 0);
  }

  @Test
  void metricsAreFoundByName() {
    float[] query = {2, 1};
    assertThat(ExactOracle.of("l2", BASE).distance(query, 0)).isEqualTo(10);
    assertThat(ExactOracle.of("dot", BASE).distance(query, 0)).isEqualTo(-10);
    assertThat(ExactOracle.of("cosine", BASE).distance(query, 1))
        .isCloseTo(1 - 2 / Math.sqrt(5), Offset.offset(1e-12));
    assertThatThrownBy(() -> ExactOracle.of("hamming", BASE))
        .hasMessage("unknown metric \"hamming\"");
  }
}
