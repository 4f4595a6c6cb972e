package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class DescriptorParametersTest {
  private static final DescriptorParameters DEFAULTS = DescriptorParameters.defaults();

  @Test
  void refusesWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withContrast(1))
        .withMessage("contrast 1.0, allowed are 0 … 1");
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withContrast(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withEdgeRatio(1))
        .withMessage("edge ratio 1.0 is not above 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withLongestSide(5_000))
        .withMessage("longest side 5,000, allowed are 1 … 4,096");
  }

  @Test
  void changesOneThingAtATime() {
    assertThat(DEFAULTS.withContrast(0.5).withContrast(DEFAULTS.contrast())).isEqualTo(DEFAULTS);
    assertThat(DEFAULTS.withEdgeRatio(5).edgeRatio()).isEqualTo(5);
    assertThat(DEFAULTS.withLongestSide(9).longestSide()).isEqualTo(9);
    assertThat(DEFAULTS.withDetector(Detector.DENSE).detector()).hasToString("dense");
  }
}
