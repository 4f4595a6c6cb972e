package dev.akin.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SweepTest {
  @Test
  void severalKnobsAreCombined() {
    Sweep sweep = Sweep.parse(List.of("efSearch=16,32", "k_factor=2, 4"));
    assertThat(sweep.settings(knob -> true).stream().map(Setting::toString))
        .containsExactly(
            "efSearch=16, k_factor=2",
            "efSearch=16, k_factor=4",
            "efSearch=32, k_factor=2",
            "efSearch=32, k_factor=4");
    assertThat(sweep.settings(knob -> knob.equals("k_factor")).stream().map(Setting::toString))
        .containsExactly("k_factor=2", "k_factor=4");
  }

  @Test
  void withoutKnobsThereIsOneSettingOfDefaults() {
    List<Setting> settings = Sweep.parse(List.of()).settings(knob -> true);
    assertThat(settings).singleElement().hasToString("defaults");
    assertThat(settings.getFirst().parameters().knobs().values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "efSearch        | write NAME=V1,V2",
        "=16             | write NAME=V1,V2",
        "efSearch=       | \"\" is no whole number",
        "efSearch=16,,32 | \"\" is no whole number",
        "efSearch=0      | \"0\" is no whole number of at least 1",
        "efSearch=1.5    | \"1.5\" is no whole number",
      })
  void whatIsNoSweepIsRefused(String text, String complaint) {
    assertThatThrownBy(() -> Sweep.parse(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aKnobIsSweptOnce() {
    assertThatThrownBy(() -> Sweep.parse(List.of("efSearch=1", "efSearch=2")))
        .hasMessageContaining("a second time");
  }
}
