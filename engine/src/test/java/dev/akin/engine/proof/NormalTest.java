package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.8413447460685429",
    "-1.959963984540054, 0.025",
    "-4, 3.167124183311998e-5",
    "6, 0.9999999990134123",
  })
  void knowsTabulatedValues(double z, double share) {
    assertThat(Normal.cumulative(z)).isCloseTo(share, within(1e-14));
    assertThat(Normal.quantile(share)).isCloseTo(z, within(1e-6));
  }

  @Test
  void endsAtZeroAndOne() {
    assertThat(Normal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }
}
