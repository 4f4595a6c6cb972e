package dev.akin.visualsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 30 | INTEGER",
        "-4 0 | INTEGER",
        "1 2.5 | NUMBER",
        "1e3 2 | NUMBER",
        "true False | BOOL",
        "yes no | BOOL",
        "true 1 | KEYWORD",
        "007 12 | KEYWORD",
        "1234567890123456789012 1 | KEYWORD",
        "1e999 1 | KEYWORD",
        "NaN 1 | KEYWORD",
        "red 3 | KEYWORD",
        "1,5 2 | KEYWORD",
      })
  void takesTheNarrowestThatHoldsAll(String values, ColumnType expected) {
    assertThat(ColumnType.of(List.of(values.split(" ", -1)))).isEqualTo(expected);
  }

  @Test
  void emptyCellsSayNothing() {
    assertThat(ColumnType.of(List.of("", "3", ""))).isEqualTo(ColumnType.INTEGER);
    assertThat(ColumnType.of(List.of("", ""))).isEqualTo(ColumnType.KEYWORD);
  }

  @Test
  void parsesWhatItHolds() {
    assertThat(ColumnType.BOOL.parse("Yes")).isEqualTo(true);
    assertThat(ColumnType.INTEGER.parse("-12")).isEqualTo(-12L);
    assertThat(ColumnType.NUMBER.parse("2.50")).isEqualTo(2.5);
    assertThat(ColumnType.KEYWORD.parse("007")).isEqualTo("007");
  }
}
