package dev.akin.eval.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.Progress;
import java.io.InterruptedIOException;
import org.junit.jupiter.api.Test;

final class RecallMeterTest {
  /** Distances of the query at 0: 0, 1, 1, 1, 4, 9. */
  private static RecallMeter meter() throws InterruptedIOException {
    VectorSet base = VectorSet.copyOf(new float[][] {{0}, {1}, {-1}, {1}, {2}, {3}});
    TruthRequest request =
        new TruthRequest(base, VectorSet.copyOf(new float[][] {{0}}), Metric.L2, 4);
    return new RecallMeter(request, new ExactTruth(request, Progress.none()).compute(1));
  }

  @Test
  void theExactAnswerHasRecallOne() throws InterruptedIOException {
    assertThat(meter().recall(0, new int[] {0, 1, 2, 3}, 4)).isEqualTo(1);
  }

  @Test
  void anyOfEquallyNearRowsCounts() throws InterruptedIOException {
    assertThat(meter().recall(0, new int[] {0, 3}, 2)).isEqualTo(1);
    assertThat(meter().recall(0, new int[] {0, 2}, 2)).isEqualTo(1);
  }

  @Test
  void fartherRowsDoNotCount() throws InterruptedIOException {
    assertThat(meter().recall(0, new int[] {0, 4}, 2)).isEqualTo(0.5);
    assertThat(meter().recall(0, new int[] {5, 4, 3, 2}, 4)).isEqualTo(0.5);
  }

  @Test
  void missingAndRepeatedRowsDoNotCount() throws InterruptedIOException {
    assertThat(meter().recall(0, new int[] {0}, 4)).isEqualTo(0.25);
    assertThat(meter().recall(0, new int[] {0, 0, 0, 0}, 4)).isEqualTo(0.25);
    assertThat(meter().recall(0, new int[] {}, 4)).isZero();
  }

  @Test
  void onlyTheFirstRowsOfTheAnswerAreJudged() throws InterruptedIOException {
    assertThat(meter().recall(0, new int[] {5, 0}, 1)).isZero();
    assertThat(meter().recall(0, new int[] {0, 5}, 1)).isEqualTo(1);
  }

  @Test
  void aRowThatDoesNotExistIsAnError() throws InterruptedIOException {
    RecallMeter meter = meter();
    assertThatThrownBy(() -> meter.recall(0, new int[] {6}, 1))
        .hasMessage("an answer names row 6 of 6");
  }
}
