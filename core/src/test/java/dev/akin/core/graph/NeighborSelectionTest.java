package dev.akin.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Points on a line and beside it, base at the origin. */
final class NeighborSelectionTest {
  @Test
  void aCandidateBehindASelectedOneIsLeftOut() {
    // 1 and 2 lie in one direction, so the nearer one stands for both; -3 lies in the other.
    assertThat(selected(4, new float[][] {{1, 0}, {2, 0}, {-3, 0}})).containsExactly(0, 2);
  }

  @Test
  void allDirectionsAreKept() {
    assertThat(selected(4, new float[][] {{1, 0}, {0, 1.1f}, {-1.2f, 0}, {0, -1.3f}}))
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void noMoreThanAskedFor() {
    assertThat(selected(2, new float[][] {{1, 0}, {0, 1.1f}, {-1.2f, 0}, {0, -1.3f}}))
        .containsExactly(0, 1);
  }

  @Test
  void aDuplicateOfASelectedOneIsLeftOutUnlessTheBaseIsOneToo() {
    assertThat(selected(4, new float[][] {{1, 0}, {1, 0}})).containsExactly(0);
    assertThat(selected(4, new float[][] {{0, 0}, {0, 0}, {0, 0}})).containsExactly(0, 1, 2);
  }

  @Test
  void moreThanOneGroupOfSelectedOnesIsLookedAt() {
    float[][] circle = new float[9][];
    for (int i = 0; i < 8; i++) {
      circle[i] = new float[] {(float) Math.cos(i * 0.7), (float) Math.sin(i * 0.7)};
      circle[i][0] *= 1 + i * 0.001f;
      circle[i][1] *= 1 + i * 0.001f;
    }
    circle[8] = new float[] {2 * circle[6][0], 2 * circle[6][1]};
    // Neighbors on the circle are nearer to each other than to the base, so every second one is
    // kept.
    assertThat(selected(9, circle)).doesNotContain(1, 8).hasSizeBetween(4, 5);
  }

  private static int[] selected(int max, float[][] rows) {
    VectorSet vectors = VectorSet.copyOf(rows);
    long[] candidates = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      float distance = rows[i][0] * rows[i][0] + rows[i][1] * rows[i][1];
      candidates[i] = CandidateKey.of(distance, i);
    }
    NeighborSelection selection = new NeighborSelection(new RowScorer(vectors, Metric.L2));
    int count = selection.select(candidates, candidates.length, max);
    return Arrays.stream(candidates).limit(count).mapToInt(CandidateKey::ordinal).toArray();
  }
}
