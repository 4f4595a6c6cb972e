package dev.akin.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CalibrationTest {

  @Test
  void measuresStepsOfAPlausibleSize() {
    MachineCosts costs = MachineCosts.measured();
    // From a very fast machine to one that is a thousand times slower.
    assertThat(costs.scanNanosPerFloat()).isBetween(0.005, 100.0);
    assertThat(costs.fetchNanosPerFloat()).isBetween(0.005, 100.0);
    assertThat(costs.codeNanosPerBit()).isBetween(0.0001, 10.0);
  }

  @Test
  void measuresOncePerProcess() {
    assertThat(MachineCosts.measured()).isSameAs(MachineCosts.measured());
  }
}
