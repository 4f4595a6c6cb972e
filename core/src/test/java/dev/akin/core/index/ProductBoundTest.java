package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProductBoundTest {
  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void theLimitIsBelowTheBestScoreByLittle(Metric metric) {
    ProductBound bound = new ProductBound(metric, 128, 1);
    float limit = bound.limit(0.25, 1);
    assertThat(limit).isBetween(0.2499f, 0.24999f);
    assertThat(bound.limit(0.5, 1)).isGreaterThan(limit);
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void moreDimensionsAndLongerVectorsLowerTheLimit(Metric metric) {
    double limit = new ProductBound(metric, 128, 1).limit(0.25, 1);
    assertThat((double) new ProductBound(metric, 1_280, 1).limit(0.25, 1)).isLessThan(limit);
    assertThat((double) new ProductBound(metric, 128, 10).limit(0.25, 1)).isLessThan(limit);
    assertThat((double) new ProductBound(metric, 128, 1).limit(0.25, 10)).isLessThan(limit);
  }

  @Test
  void productsStayWithinTheErrorOfTheDerivation() {
    // The bound for scores, with rows and query as unlucky as a sum of equal signs is.
    int dimension = 4_096;
    float[] vector = VectorDistribution.uniform(dimension).sample(1, 1)[0];
    double exact = 0;
    for (int i = 0; i < dimension; i++) {
      vector[i] = Math.abs(vector[i]);
      exact += (double) vector[i] * vector[i];
    }
    VectorSet rows = VectorSet.copyOf(new float[][] {vector});
    float dot = Kernels.dot(Kernels.pad(vector), rows.segment(), rows.offset(0));
    double norm = Math.sqrt(exact);
    double allowed = exact - new ProductBound(Metric.DOT, dimension, norm).limit(exact, norm);
    assertThat(Math.abs(dot - exact)).isLessThan(allowed / 4);
  }

  @Test
  void itDoesNotHoldWhereFloatsOverflow() {
    ProductBound bound = new ProductBound(Metric.L2, 16, 1e18);
    assertThat(bound.holds(1)).isTrue();
    assertThat(bound.holds(1e19)).isFalse();
    assertThat(new ProductBound(Metric.L2, 1 << 21, 1).holds(1)).isFalse();
  }
}
