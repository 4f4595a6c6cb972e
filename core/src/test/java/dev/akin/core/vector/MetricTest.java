package dev.akin.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetricTest {
  @Test
  void scoresAreHigherForNearer() {
    assertThat(Metric.L2.score(4)).isEqualTo(-4);
    assertThat(Metric.DOT.score(-7)).isEqualTo(7);
    assertThat(Metric.COSINE.score(0.25f)).isEqualTo(0.75f);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void textAndBack(Metric metric) {
    assertThat(Metric.parse(metric.toString())).isEqualTo(metric);
    assertThat(metric.toString()).isLowerCase();
  }

  @Test
  void unknownTextIsRefused() {
    assertThatThrownBy(() -> Metric.parse("hamming"))
        .hasMessage("metric \"hamming\": use l2, dot, cosine or l1");
  }

  @Test
  void cosinePreparesUnitVectorsEvenFromTinyAndHugeOnes() {
    for (float scale : new float[] {1e-30f, 1, 1e30f}) {
      float[] unit = Metric.COSINE.prepare(new float[] {3 * scale, 4 * scale});
      assertThat(unit[0]).isCloseTo(0.6f, within(1e-6f));
      assertThat(unit[1]).isCloseTo(0.8f, within(1e-6f));
    }
  }

  @Test
  void otherMetricsLeaveVectorsAlone() {
    float[] vector = {3, 4};
    assertThat(Metric.L2.prepare(vector)).isSameAs(vector);
    assertThat(Metric.DOT.prepare(vector)).isSameAs(vector);
  }

  @Test
  void everyMetricHasItsNumberInFiles() {
    assertThat(Metric.L2.code()).isZero();
    assertThat(Metric.DOT.code()).isEqualTo(1);
    assertThat(Metric.COSINE.code()).isEqualTo(2);
    assertThat(Metric.L1.code()).isEqualTo(3);
    for (Metric metric : Metric.values()) {
      assertThat(Metric.ofCode(metric.code())).isEqualTo(metric);
    }
    assertThat(Metric.isCode(-1)).isFalse();
    assertThat(Metric.isCode(4)).isFalse();
  }
}
