package dev.akin.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import org.junit.jupiter.api.Test;

final class RotationTest extends TransformContract {
  @Override
  protected TransformFamily family() {
    return new RotationFamily();
  }

  @Override
  protected String token(int dimension) {
    return "RR";
  }

  @Override
  protected Metric[] metrics() {
    return InnerProducts.metrics();
  }

  @Test
  void theSeedChoosesTheRotation() {
    VectorSet sample = VectorSet.copyOf(ROWS);
    Transform first = family().train("RR", sample, Metric.L2, OPTIONS.withSeed(1));
    Transform second = family().train("RR", sample, Metric.L2, OPTIONS.withSeed(2));
    assertThat(row(first, ROWS[0])).isNotEqualTo(row(second, ROWS[0]));
  }

  @Test
  void aSingleLoudCoordinateIsSpread() {
    float[] loud = new float[DIMENSION];
    loud[3] = 1;
    for (float value : row(train(ROWS, Metric.L2), loud)) {
      assertThat(Math.abs(value)).isLessThan(0.7f);
    }
  }
}
