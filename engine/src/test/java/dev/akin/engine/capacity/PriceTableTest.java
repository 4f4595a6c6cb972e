package dev.akin.engine.capacity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PriceTableTest {
  @Test
  void survivesItsJson() {
    assertThat(PriceTable.ofJson(PriceTable.example().toJson())).isEqualTo(PriceTable.example());
  }

  @Test
  void addsUpTheParts() {
    assertThat(PriceTable.example().perMonth(new MachineType("m", 10, 100, 1_000)))
        .isCloseTo(730 * (10 * 0.03 + 100 * 0.004 + 1_000 * 0.0001), within(1e-9));
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> PriceTable.ofJson("{\"currency\": \"EUR\"}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("perHour");
  }
}
