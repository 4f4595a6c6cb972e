package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussianBlurTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.25, 3.1})
  void aPointBecomesAGaussian(double sigma) {
    GreyImage point = GreyScenes.image(41, 37, (x, y) -> x == 20 && y == 18 ? 1 : 0);
    GreyImage blurred = GaussianBlur.of(sigma).apply(point);
    double norm = norm(sigma);
    for (int y = 0; y < 37; y++) {
      for (int x = 0; x < 41; x++) {
        double expected = GreyScenes.blob(20, 18, sigma, norm * norm).at(x, y);
        assertThat(blurred.rows()[y][x]).isCloseTo((float) expected, within(2e-4f));
      }
    }
  }

  /** One over the sum of the Gaussian's samples. */
  private static double norm(double sigma) {
    double sum = 0;
    for (int i = -40; i <= 40; i++) {
      sum += Math.exp(-0.5 * i * i / (sigma * sigma));
    }
    return 1 / sum;
  }

  @Test
  void oneGreyStaysThatGreyUpToTheBorder() {
    GreyImage blurred = GaussianBlur.of(2).apply(GreyScenes.image(9, 5, (x, y) -> 0.4));
    for (float[] row : blurred.rows()) {
      for (float value : row) {
        assertThat(value).isCloseTo(0.4f, within(1e-6f));
      }
    }
  }

  @Test
  void aSinglePixelIsItsOwnBlur() {
    GreyImage blurred = GaussianBlur.of(3).apply(GreyScenes.image(1, 1, (x, y) -> 0.7));
    assertThat(blurred.rows()[0][0]).isCloseTo(0.7f, within(1e-6f));
  }

  @Test
  void theOriginalIsNotChanged() {
    GreyImage image = GreyScenes.image(7, 7, (x, y) -> x / 7.0);
    float before = image.rows()[3][5];
    GaussianBlur.of(1).apply(image);
    assertThat(image.rows()[3][5]).isEqualTo(before);
  }
}
