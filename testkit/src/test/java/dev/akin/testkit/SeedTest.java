package dev.akin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeedTest {
  @Test
  void theSameSeedGivesTheSameNumbers() {
    assertThat(new Seed(7).random().longs(100))
        .containsExactly(new Seed(7).random().longs(100).boxed().toArray(Long[]::new));
  }

  @Test
  void derivedSeedsAreDistinctAndRepeatable() {
    Set<Long> values = new HashSet<>();
    for (long run = 0; run < 10; run++) {
      for (long label = 0; label < 100; label++) {
        assertThat(values.add(new Seed(run).derive(label).value())).isTrue();
        assertThat(new Seed(run).derive(label)).isEqualTo(new Seed(run).derive(label));
      }
    }
  }

  @Test
  void saysHowToReplay() {
    assertThat(new Seed(-3).replay()).isEqualTo("replay with -Dakin.seed=-3");
  }
}
