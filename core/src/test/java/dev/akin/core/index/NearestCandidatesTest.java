package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.util.Arrays;
import java.util.SplittableRandom;

final class NearestCandidatesTest {
  @SeededTest
  void keepsWhatSortingWouldKeep(Seed seed) {
    SplittableRandom random = seed.random();
    NearestCandidates nearest = new NearestCandidates();
    for (int round = 0; round < 5; round++) {
      int capacity = random.nextInt(60);
      long[] keys = random.longs(random.nextInt(200), 0, 1L << 50).toArray();
      nearest.reset(capacity);
      for (long key : keys) {
        boolean wanted = key < nearest.threshold();
        int before = nearest.size();
        nearest.offer(key);
        assertThat(wanted || nearest.size() == before).isTrue();
      }
      Arrays.sort(keys);
      assertThat(nearest.sorted()).isEqualTo(Arrays.copyOf(keys, Math.min(capacity, keys.length)));
    }
  }
}
