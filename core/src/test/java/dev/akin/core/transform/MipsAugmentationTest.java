package dev.akin.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MipsAugmentationTest extends TransformContract {
  @Override
  protected TransformFamily family() {
    return new MipsFamily();
  }

  @Override
  protected String token(int dimension) {
    return "MIPS";
  }

  @Override
  protected Metric[] metrics() {
    return new Metric[] {Metric.DOT};
  }

  @Test
  void allRowsGetTheLengthOfTheLongest() {
    Transform transform = train(ROWS, Metric.DOT);
    double longest = Arrays.stream(ROWS).mapToDouble(Norms::of).max().orElseThrow();
    for (float[] row : ROWS) {
      assertThat(Norms.of(row(transform, row))).isCloseTo(longest, within(longest * 1e-6));
    }
  }

  @Test
  void theOrderOfDistancesIsThatOfInnerProductsWhateverTheNorms() {
    float[][] rows = VectorDistribution.heavyTailedNorms(DIMENSION).sample(500, 1);
    float[][] queries = VectorDistribution.uniform(DIMENSION).sample(10, 2);
    Transform transform = train(rows, Metric.DOT);
    double longest = Arrays.stream(rows).mapToDouble(Norms::of).max().orElseThrow();
    for (float[] query : queries) {
      for (float[] row : rows) {
        assertThat(mapped(transform, query, row))
            .isCloseTo(distance(Metric.DOT, query, row), within(1e-6 * longest * Norms.of(query)));
      }
    }
  }

  @Test
  void aLongerRowIsShortenedAndReported() {
    Transform transform = train(ROWS, Metric.DOT);
    float[] longer = ROWS[0].clone();
    for (int i = 0; i < longer.length; i++) {
      longer[i] *= 100;
    }
    float[] out = new float[DIMENSION + 1];
    assertThat(transform.mapper().row(ROWS[0], out)).isTrue();
    assertThat(transform.mapper().row(longer, out)).isFalse();
    assertThat(out[DIMENSION]).isZero();
    double longest = Arrays.stream(ROWS).mapToDouble(Norms::of).max().orElseThrow();
    assertThat(mapped(transform, ROWS[1], longer))
        .isCloseTo(
            distance(Metric.DOT, ROWS[1], longer) * longest / Norms.of(longer), within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(names = {"L2", "COSINE"})
  void distancesNeedNoAugmentation(Metric metric) {
    VectorSet sample = prepared(ROWS, metric);
    assertThatThrownBy(() -> family().train("MIPS", sample, metric, OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MIPS turns inner products (dot) into distances, the metric is %s: leave MIPS out"
                .formatted(metric));
  }
}
