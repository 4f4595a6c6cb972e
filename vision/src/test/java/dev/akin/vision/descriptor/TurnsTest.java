package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TurnsTest {
  @Test
  void agreesWithTheArcTangentAllAround() {
    for (int step = 0; step < 100_000; step++) {
      double angle = 2 * Math.PI * (step + 0.5) / 100_000;
      float dx = (float) (3 * Math.cos(angle));
      float dy = (float) (3 * Math.sin(angle));
      double expected = Math.atan2(dy, dx) / (2 * Math.PI);
      float turns = Turns.of(dx, dy);
      assertThat(turns).isGreaterThanOrEqualTo(0).isLessThan(1);
      double difference = turns - expected;
      assertThat(difference - Math.rint(difference)).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void axesAreExactQuarters() {
    assertThat(Turns.of(1, 0)).isEqualTo(0f);
    assertThat(Turns.of(0, 1)).isEqualTo(0.25f);
    assertThat(Turns.of(-1, 0)).isEqualTo(0.5f);
    assertThat(Turns.of(0, -1)).isEqualTo(0.75f);
    assertThat(Turns.of(0, 0)).isEqualTo(0f);
  }

  @Test
  void wrapsIntoOneTurn() {
    assertThat(Turns.wrapped(-0.25f)).isEqualTo(0.75f);
    assertThat(Turns.wrapped(1.5f)).isEqualTo(0.5f);
    assertThat(Turns.wrapped(-1e-9f)).as("rounds to a whole turn").isEqualTo(0f);
  }
}
