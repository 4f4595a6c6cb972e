package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CandidatePoolTest {
  @SeededTest
  void keepsTheBestAndExpandsEachOnceNearestFirst(Seed seed) {
    SplittableRandom random = seed.random();
    CandidatePool pool = new CandidatePool();
    for (int round = 0; round < 5; round++) {
      int capacity = 1 + random.nextInt(100);
      int count = random.nextInt(300);
      long[] keys = new long[count];
      boolean[] expanded = new boolean[count];
      pool.reset(capacity);
      for (int i = 0; i < count; i++) {
        keys[i] = CandidateKey.of(random.nextInt(50), i);
        pool.offer(keys[i]);
        if (random.nextBoolean()) {
          markExpanded(pool.expandNext(), expanded);
        }
      }
      for (int node = pool.expandNext(); node >= 0; node = pool.expandNext()) {
        markExpanded(node, expanded);
      }
      Arrays.sort(keys);
      long[] best = Arrays.copyOf(keys, Math.min(capacity, count));
      assertThat(pool.best(Integer.MAX_VALUE)).isEqualTo(best);
      assertThat(pool.isFull()).isEqualTo(count >= capacity);
      for (long key : best) {
        assertThat(expanded[CandidateKey.ordinal(key)]).isTrue();
      }
    }
  }

  @Test
  void aNearerCandidateIsExpandedBeforeThoseThatWaited() {
    CandidatePool pool = new CandidatePool();
    pool.reset(3);
    pool.offer(CandidateKey.of(5, 50));
    pool.offer(CandidateKey.of(7, 70));
    assertThat(pool.expandNext()).isEqualTo(50);
    pool.offer(CandidateKey.of(1, 10));
    assertThat(pool.expandNext()).isEqualTo(10);
    assertThat(pool.expandNext()).isEqualTo(70);
    assertThat(pool.expandNext()).isEqualTo(-1);
    assertThat(pool.worstDistance()).isEqualTo(7);
    pool.offer(CandidateKey.of(8, 80));
    assertThat(pool.size()).isEqualTo(3);
  }

  private static void markExpanded(int node, boolean[] expanded) {
    if (node >= 0) {
      assertThat(expanded[node]).as("node %d expanded twice", node).isFalse();
      expanded[node] = true;
    }
  }
}
