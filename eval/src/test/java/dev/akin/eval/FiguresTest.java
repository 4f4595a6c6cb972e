package dev.akin.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "-0.00001234 | -1.2e-05",
        "0.01234 | 0.0123",
        "1 | 1.00",
        "0.99999994 | 1.00",
        "12.345 | 12.3",
        "508.7 | 509",
        "10700 | 10,700"
      })
  void numbersKeepWhatMatters(double value, String text) {
    assertThat(Figures.text(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1536, 1.5 KiB", "3221225472, 3.0 GiB"})
  void bytesAreInTheUnitThatFits(long bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }
}
