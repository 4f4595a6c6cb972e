package dev.akin.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArrivalsTest {
  @ParameterizedTest
  @CsvSource({"1000, 5000", "0.5, 1", "1000000, 20000", "37.3, 100"})
  void theyComeInOrderAndTheLastWhenSoManyAreDue(double perSecond, int count) {
    Arrivals arrivals = Arrivals.of(perSecond, count, 7);
    assertThat(arrivals.size()).isEqualTo(count);
    assertThat(arrivals.nanos()).isSorted();
    assertThat(arrivals.nanos()[0]).isNotNegative();
    assertThat(arrivals.end()).isEqualTo(Math.round(count / perSecond * 1e9));
  }

  /** Exponential gaps: the standard deviation is the mean, and 1 − 1/e of them are below it. */
  @Test
  void gapsAreThoseOfIndependentUsers() {
    long[] nanos = Arrivals.of(1_000, 50_000, 3).nanos();
    double[] gaps = new double[nanos.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (nanos[i + 1] - nanos[i]) * 1e-6;
    }
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double variance =
        Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).sum() / gaps.length;
    assertThat(mean).isBetween(0.99, 1.01);
    assertThat(Math.sqrt(variance)).isBetween(0.97, 1.03);
    assertThat(Arrays.stream(gaps).filter(gap -> gap < mean).count() / (double) gaps.length)
        .isBetween(0.62, 0.644);
  }

  @Test
  void theSameSeedIsTheSameRound() {
    assertThat(Arrivals.of(10, 100, 1).nanos()).isEqualTo(Arrivals.of(10, 100, 1).nanos());
    assertThat(Arrivals.of(10, 100, 1).nanos()).isNotEqualTo(Arrivals.of(10, 100, 2).nanos());
  }

  @ParameterizedTest
  @CsvSource({"1000, 60, 2000", "1000, 5000, 5000", "1000, 50000, 10000", "0.01, 60, 1"})
  void aRoundAsksEveryQueryForTwoToTenSeconds(double perSecond, int queries, int count) {
    assertThat(Arrivals.ofRound(perSecond, queries, 1).size()).isEqualTo(count);
  }
}
