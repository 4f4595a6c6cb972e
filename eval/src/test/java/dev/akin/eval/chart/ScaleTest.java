package dev.akin.eval.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScaleTest {
  private static List<String> names(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::name).toList();
  }

  @Test
  void sharesAreStretchedTowardsOne() {
    Axis axis = Axis.over("recall", Scale.TOWARDS_ONE, new double[] {0.83, 0.97, 1});
    assertThat(names(axis)).startsWith("0.8", "0.9", "0.95").endsWith("0.999", "1");
    assertThat(axis.position(0.8)).isCloseTo(0, within(1e-12));
    double nine = axis.position(0.99) - axis.position(0.9);
    double ninetynine = axis.position(0.999) - axis.position(0.99);
    assertThat(ninetynine)
        .as("as far as before, about")
        .isCloseTo(nine, within(0.12 * nine + 0.04));
    assertThat(axis.position(1)).isBetween(0.9, 1.0);
  }

  @Test
  void ratesAreLogarithmicAndNamedByRoundNumbers() {
    Axis axis = Axis.over("queries/s", Scale.LOGARITHMIC, new double[] {70, 16_000});
    assertThat(names(axis)).contains("100", "1,000", "10,000").doesNotContain("50,000");
    assertThat(axis.position(1_000) - axis.position(100))
        .isCloseTo(axis.position(10_000) - axis.position(1_000), within(1e-12));
    assertThat(axis.position(70)).isBetween(0.0, 0.1);
    assertThat(axis.position(16_000)).isBetween(0.9, 1.0);
  }

  @Test
  void linearTicksHaveTheDecimalsThatTellThemApart() {
    Axis axis = Axis.over("precision", Scale.LINEAR, new double[] {0.841, 0.853});
    assertThat(names(axis)).doesNotHaveDuplicates().hasSizeBetween(3, 7);
    assertThat(axis.position(0.841)).isGreaterThanOrEqualTo(0);
    assertThat(axis.position(0.853)).isLessThanOrEqualTo(1);
    Axis one = Axis.over("precision", Scale.LINEAR, new double[] {0.5, 0.5});
    assertThat(one.position(0.5)).isBetween(0.0, 1.0);
  }
}
