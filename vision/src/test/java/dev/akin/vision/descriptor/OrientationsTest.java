package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrientationsTest {
  private static final ScalePoint MIDDLE = new ScalePoint(32, 32, 1);

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.2, 0.3125, 0.45, 0.6, 0.77, 0.99})
  void aSlopeHasItsOwnDirection(double turn) {
    double cos = Math.cos(2 * Math.PI * turn);
    double sin = Math.sin(2 * Math.PI * turn);
    GreyImage slope =
        GreyScenes.image(65, 65, (x, y) -> 0.5 + 0.005 * (cos * (x - 32) + sin * (y - 32)));
    float[] found = Orientations.of(GradientField.of(slope), MIDDLE);
    assertThat(found).hasSize(1);
    double difference = found[0] - turn;
    assertThat(difference - Math.rint(difference))
        .as("within half a bin")
        .isCloseTo(0, within(0.5 / 36));
  }

  @Test
  void twoSlopesHaveTwoDirections() {
    // A roof that rises rightwards on one side of the diagonal and downwards on the other.
    GreyImage roof = GreyScenes.image(65, 65, (x, y) -> 0.005 * Math.max(x, y));
    float[] found = Orientations.of(GradientField.of(roof), MIDDLE);
    assertThat(found).hasSize(2);
    assertThat(found[0]).isCloseTo(0, within(0.75f / 36));
    assertThat(found[1]).isCloseTo(0.25f, within(0.75f / 36));
  }

  @Test
  void oneGreyHasNone() {
    GreyImage flat = GreyScenes.image(65, 65, (x, y) -> 0.3);
    assertThat(Orientations.of(GradientField.of(flat), MIDDLE)).isEmpty();
  }
}
