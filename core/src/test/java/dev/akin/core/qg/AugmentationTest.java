package dev.akin.core.qg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.VectorSet;
import org.junit.jupiter.api.Test;

final class AugmentationTest {
  @Test
  void allAreAsLongAsTheLongest() {
    float[][] rows = {{3, 4}, {0, 0}, {1, -2}};
    VectorSet augmented = Augmentation.of(VectorSet.copyOf(rows));
    float[] last = new float[3];
    for (int i = 0; i < rows.length; i++) {
      augmented.copyTo(i, last);
      assertThat(last).startsWith(rows[i]);
      assertThat(last[0] * last[0] + last[1] * last[1] + last[2] * last[2])
          .isCloseTo(25, within(1e-4f));
    }
  }
}
