package dev.akin.core.ivf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.quantizer.BlockLayout;
import dev.akin.core.rabitq.RaBitQuantizer;
import dev.akin.core.scan.Run;
import dev.akin.core.vector.Metric;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ListLayoutTest {
  /** 128 codes of 32 bytes per block; cut blocks have multiples of 8 places. */
  private static final RaBitQuantizer CODE = new RaBitQuantizer(Metric.L2, new float[128], 1);

  @Test
  void listsFollowEachOtherWithoutGaps() {
    ListLayout layout = ListLayout.of(BlockLayout.cut(CODE), new int[] {0, 1, 8, 9, 128, 129, 300});
    assertThat(layout.places()).containsExactly(0, 0, 1, 9, 18, 146, 275);
    assertThat(layout.offsets())
        .containsExactly(
            0,
            0,
            32 * 8,
            32 * (8 + 8),
            32 * (8 + 8 + 16),
            32 * (8 + 8 + 16 + 128),
            32 * (8 + 8 + 16 + 128 + 136),
            32 * (8 + 8 + 16 + 128 + 136 + 304));
    assertThat(layout.run(5, 3)).isEqualTo(new Run(3, 32 * 160, 146, 129));
  }

  @Test
  void listsOfVersionOneHaveWholeBlocksAndPlacesForAllOfThem() {
    ListLayout layout = ListLayout.former(BlockLayout.whole(CODE), new int[] {0, 1, 128, 129});
    assertThat(layout.places()).containsExactly(0, 0, 128, 256);
    assertThat(layout.offsets()).containsExactly(0, 0, 32 * 128, 32 * 256, 32 * 512);
  }

  /** What the empty places of short lists cost. */
  @Test
  void listsOfSixtyRowsWasteLittle() {
    int[] sizes = new int[1_000];
    for (int list = 0; list < sizes.length; list++) {
      sizes[list] = 40 + list % 41;
    }
    long raw = 32L * Arrays.stream(sizes).sum();
    assertThat(ListLayout.of(BlockLayout.cut(CODE), sizes).bytes()).isBetween(raw, raw * 107 / 100);
  }
}
