package dev.akin.core.qg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WaitingNodesTest {
  @Test
  void theSmallestKeyComesFirst() {
    SplittableRandom random = Seed.ofRun().random();
    WaitingNodes nodes = new WaitingNodes();
    for (int round = 0; round < 3; round++) {
      nodes.clear();
      PriorityQueue<Long> expected = new PriorityQueue<>();
      for (int step = 0; step < 3_000; step++) {
        if (expected.isEmpty() || random.nextInt(3) > 0) {
          long key = random.nextInt(1_000);
          nodes.offer(key);
          expected.add(key);
        } else {
          assertThat(nodes.first()).isEqualTo(expected.peek());
          assertThat(nodes.removeFirst()).isEqualTo(expected.poll());
        }
        assertThat(nodes.isEmpty()).isEqualTo(expected.isEmpty());
      }
    }
  }
}
