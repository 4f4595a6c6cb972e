package dev.akin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RecallTest {
  @Test
  void countsTrueRowsInAnyOrder() {
    assertThat(Recall.ofOrdinals(new int[] {9, 2, 5, 7}, new int[] {5, 1, 9, 3})).isEqualTo(0.5);
    assertThat(Recall.ofOrdinals(new int[] {9, 2}, new int[] {2, 9})).isEqualTo(1);
    assertThat(Recall.ofOrdinals(new int[] {9, 2}, new int[] {})).isZero();
  }

  @Test
  void aRepeatedRowCountsOnce() {
    assertThat(Recall.ofOrdinals(new int[] {9, 2}, new int[] {9, 9})).isEqualTo(0.5);
  }

  @Test
  void averagesOverQueries() {
    assertThat(Recall.ofOrdinals(new int[][] {{1, 2}, {3, 4}}, new int[][] {{1, 2}, {3, 5}}))
        .isEqualTo(0.75);
    assertThatThrownBy(() -> Recall.ofOrdinals(new int[][] {{1}}, new int[][] {}))
        .hasMessage("0 answers for 1 queries");
  }

  @Test
  void byDistanceAnyTiedRowIsRight() {
    ExactOracle oracle = ExactOracle.l2(new float[][] {{0}, {1}, {1}, {2}});
    float[] query = {0};
    assertThat(oracle.ordinals(query, 2)).containsExactly(0, 1);
    assertThat(Recall.ofDistances(oracle, query, 2, new int[] {0, 2})).isEqualTo(1);
    assertThat(Recall.ofDistances(oracle, query, 2, new int[] {0, 3})).isEqualTo(0.5);
    assertThat(Recall.ofDistances(oracle, query, 2, new int[] {0, 0})).isEqualTo(0.5);
  }

  @Test
  void anEmptyTruthIsAnError() {
    assertThatThrownBy(() -> Recall.ofOrdinals(new int[] {}, new int[] {1}))
        .hasMessage("recall against an empty truth is not defined");
  }
}
