package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.contract.Contract;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LatencyTrialTest {
  private static final LatencyParameters PARAMETERS = LatencyParameters.defaults().withTimings(50);
  private static final float[][] QUERIES = new float[10][4];

  private final AtomicInteger searches = new AtomicInteger();

  private LatencyPercentiles measure(Contract contract) {
    return new LatencyTrial(_ -> searches.incrementAndGet(), QUERIES, PARAMETERS).measure(contract);
  }

  @Test
  void oneClientAsksUntilThereAreEnoughTimings() {
    assertThat(measure(Contract.defaults()).p99()).isPositive();
    assertThat(searches).hasValue(PARAMETERS.timings());
  }

  @Test
  void aStatedRateIsOffered() {
    assertThat(measure(Contract.defaults().withQueriesPerSecond(5_000)).p99()).isPositive();
    assertThat(searches).hasValue(PARAMETERS.timings());
  }

  @Test
  void aFailingSearchIsNotHidden() {
    LatencyTrial.Timed failing =
        _ -> {
          throw new IllegalStateException("broken");
        };
    LatencyTrial trial = new LatencyTrial(failing, QUERIES, PARAMETERS);
    assertThatThrownBy(() -> trial.measure(Contract.defaults())).hasMessageContaining("broken");
    assertThatThrownBy(() -> trial.measure(Contract.defaults().withQueriesPerSecond(1_000)))
        .hasMessageContaining("broken");
  }
}
