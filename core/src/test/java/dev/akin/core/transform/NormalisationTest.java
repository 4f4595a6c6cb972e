package dev.akin.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import org.junit.jupiter.api.Test;

final class NormalisationTest extends TransformContract {
  @Override
  protected TransformFamily family() {
    return new NormalisationFamily();
  }

  @Override
  protected String token(int dimension) {
    return "L2norm";
  }

  @Override
  protected Metric[] metrics() {
    return InnerProducts.metrics();
  }

  @Test
  void innerProductsBecomeCosines() {
    Transform transform = train(ROWS, Metric.DOT);
    assertThat(transform.keepsDistances()).isFalse();
    for (int i = 1; i < 50; i++) {
      assertThat(mapped(transform, ROWS[0], ROWS[i]))
          .isCloseTo(distance(Metric.COSINE, ROWS[0], ROWS[i]) - 1, within(1e-6));
    }
  }

  @Test
  void aVectorWithoutDirectionStaysZero() {
    Transform transform = train(ROWS, Metric.L2);
    assertThat(row(transform, new float[DIMENSION])).containsOnly(0);
  }
}
