package dev.akin.core.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HnswParametersTest {
  private static final HnswParameters DEFAULTS = HnswParameters.defaults();

  @Test
  void numbersOutOfBoundsAreNamed() {
    assertThatThrownBy(() -> DEFAULTS.withM(1)).hasMessage("M is 1, must be in 2 … 512");
    assertThatThrownBy(() -> DEFAULTS.withEfConstruction(15))
        .hasMessage("efConstruction is 15, must be in 16 … 65,536");
    assertThatThrownBy(() -> DEFAULTS.withEfSearch(0))
        .hasMessage("efSearch is 0, must be in 1 … 65,536");
  }

  @Test
  void aLargeMRaisesEfConstruction() {
    assertThat(DEFAULTS.withM(300).efConstruction()).isEqualTo(300);
    assertThat(DEFAULTS.withM(8).efConstruction()).isEqualTo(200);
  }
}
