package dev.akin.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LevelAssignmentTest {
  private static final int SIZE = 100_000;

  @Test
  void oneNodeInMReachesEachNextLevel() {
    byte[] levels = new LevelAssignment(GraphParameters.defaults(), SIZE).levels();
    assertThat(count(levels, 1)).isBetween(SIZE / 16 - 400, SIZE / 16 + 400);
    assertThat(count(levels, 2)).isBetween(SIZE / 256 - 100, SIZE / 256 + 100);
  }

  @Test
  void higherLevelsComeFirstAndTheRestIsShuffled() {
    LevelAssignment assignment = new LevelAssignment(GraphParameters.defaults(), SIZE);
    int[] order = assignment.order();
    int ascending = 0;
    for (int i = 1; i < SIZE; i++) {
      assertThat(assignment.levels()[order[i]])
          .isLessThanOrEqualTo(assignment.levels()[order[i - 1]]);
      ascending += order[i] > order[i - 1] ? 1 : 0;
    }
    assertThat(ascending).isBetween(SIZE * 49 / 100, SIZE * 51 / 100);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < SIZE; i++) {
      assertThat(sorted[i]).isEqualTo(i);
    }
  }

  @Test
  void aNodesLevelDoesNotDependOnTheNumberOfNodes() {
    byte[] few = new LevelAssignment(GraphParameters.defaults(), 100).levels();
    byte[] many = new LevelAssignment(GraphParameters.defaults(), SIZE).levels();
    assertThat(Arrays.copyOf(many, 100)).isEqualTo(few);
  }

  private static int count(byte[] levels, int atLeast) {
    int count = 0;
    for (byte level : levels) {
      count += level >= atLeast ? 1 : 0;
    }
    return count;
  }
}
