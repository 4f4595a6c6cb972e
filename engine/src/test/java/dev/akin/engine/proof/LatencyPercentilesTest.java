package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatencyPercentilesTest {
  @Test
  void takesTheNearestRank() {
    long[] nanos = LongStream.rangeClosed(1, 1000).map(i -> (1001 - i) * 1_000_000).toArray();
    LatencyPercentiles percentiles = LatencyPercentiles.of(nanos);
    assertThat(percentiles.p50()).isCloseTo(500, within(1e-9));
    assertThat(percentiles.p99()).isCloseTo(990, within(1e-9));
    assertThat(nanos[0]).as("the caller's order").isEqualTo(1_000_000_000L);
  }

  @Test
  void oneTimingIsEveryPercentile() {
    assertThat(LatencyPercentiles.of(new long[] {2_000_000}))
        .isEqualTo(new LatencyPercentiles(2, 2));
  }

  @Test
  void needsATiming() {
    assertThatThrownBy(() -> LatencyPercentiles.of(new long[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
