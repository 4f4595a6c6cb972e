package dev.akin.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LinksTest {
  private static final GraphShape SHAPE = new GraphShape(4, 2, new Tower(2, 3, 3));
  private static final byte[] LEVELS = {0, 1, 2, 0};

  @Test
  void listsComeBackPerNodeAndLevel() {
    Links links = Links.allocate(SHAPE, LEVELS);
    links.set(0, 0, new int[] {1, 2, 3}, 3);
    links.set(1, 1, new int[] {2}, 1);
    links.set(2, 1, new int[] {1, 0}, 2);
    links.set(2, 2, new int[0], 0);
    assertThat(neighbors(links, 0, 0)).containsExactly(1, 2, 3);
    assertThat(neighbors(links, 1, 0)).isEmpty();
    assertThat(neighbors(links, 1, 1)).containsExactly(2);
    assertThat(neighbors(links, 2, 1)).containsExactly(1, 0);
    assertThat(neighbors(links, 2, 2)).isEmpty();
    assertThat(neighbors(links, 3, 1)).isEmpty();
    links.set(0, 0, new int[] {3}, 1);
    assertThat(neighbors(links, 0, 0)).containsExactly(3);
  }

  @Test
  void levelsAreReadFromTheSlots() {
    Links links = Links.allocate(SHAPE, LEVELS);
    for (int node = 0; node < LEVELS.length; node++) {
      assertThat(links.level(node)).isEqualTo(LEVELS[node]);
    }
  }

  @Test
  void damagedEntriesShortenListsAndLeadNowhere() {
    Links links = Links.allocate(SHAPE, LEVELS);
    links.set(0, 0, new int[] {1, 4, 3}, 3);
    assertThat(neighbors(links, 0, 0)).containsExactly(1);
    for (int slot : new int[] {3, -2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      links.slots().setAtIndex(Links.INT, 1, slot);
      assertThat(neighbors(links, 1, 1)).isEmpty();
      assertThat(links.level(1)).isBetween(0, Tower.MAX_LEVELS - 1);
    }
  }

  private static int[] neighbors(Links links, int node, int level) {
    int[] target = new int[links.capacity(0)];
    return Arrays.copyOf(target, links.neighbors(node, level, target));
  }
}
