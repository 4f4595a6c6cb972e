package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatetimeTest {
  @ParameterizedTest
  @CsvSource({
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2024-02-29t23:59:59z, 2024-02-29T23:59:59Z",
    "2024-02-29T23:59:59.5+01:00, 2024-02-29T22:59:59.500Z",
    "2024-02-29 23:59:59.123456789-00:30, 2024-03-01T00:29:59.123456789Z",
    "2024-02-29T23:59:59, 2024-02-29T23:59:59Z",
    "2024-02-29T23:59, 2024-02-29T23:59:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "0001-01-01, 0001-01-01T00:00:00Z",
  })
  void readsPointsInTime(String text, Instant expected) {
    assertThat(Datetime.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2023-02-29",
        "2024-13-01",
        "2024-02-29T24:00:00Z",
        "2024-02-29T23:59:60Z",
        "2024-02-29T23:59:59+19:00",
        "2024-02-29T23:59:59.1234567890Z",
        "2024-02-29T23:59:59.Z",
        "2024-02-29Z",
        "24-02-29T23:59:59Z",
        " 2024-02-29",
        "2024-02-29T23:59:59Z and more",
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(Datetime.parse(text)).isEmpty();
  }
}
