package dev.akin.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GrowthTest {
  @Test
  void goesThroughBothMeasurementsAndOn() {
    Growth growth = Growth.between(1_000, 100, 4_000, 200);
    assertThat(growth.at(1_000)).isCloseTo(100, within(1e-9));
    assertThat(growth.at(4_000)).isCloseTo(200, within(1e-9));
    assertThat(growth.at(16_000)).isCloseTo(400, within(1e-9));
  }

  @Test
  void whatShrinksStaysAsItIsAtTheLargerSize() {
    assertThat(Growth.between(1_000, 120, 4_000, 100).at(64_000)).isEqualTo(100);
  }

  @Test
  void noLawIsSteeperThanNoiseAllows() {
    assertThat(Growth.between(1_000, 1, 2_000, 1_000).exponent()).isEqualTo(1.2);
  }

  @Test
  void nothingIsLearnedFromNoWork() {
    assertThat(Growth.between(1_000, 0, 4_000, 7).at(64_000)).isEqualTo(7);
  }

  @Test
  void refusesWhatIsNoLaw() {
    assertThatThrownBy(() -> new Growth(-1, 10, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> new Growth(1, 0, 0.5)).isInstanceOf(IllegalArgumentException.class);
  }
}
