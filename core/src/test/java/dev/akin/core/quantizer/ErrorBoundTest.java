package dev.akin.core.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorBoundTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 0.95, 0.99, 0.999, 0.999999})
  void epsilonAndProbabilityAreInverse(double probability) {
    assertThat(ErrorBound.probability(ErrorBound.epsilon(probability)))
        .isCloseTo(probability, within(1e-9));
  }

  @Test
  void certaintyHasNoBound() {
    assertThat(ErrorBound.epsilon(1)).isInfinite();
  }

  @Test
  void belowOneHalfTheEstimateItselfIsEnough() {
    assertThat(ErrorBound.epsilon(0.3)).isZero();
  }
}
