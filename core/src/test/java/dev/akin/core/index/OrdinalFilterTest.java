package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OrdinalFilterTest {
  @SeededTest
  void countsAndStepsLikeAskingOneByOne(Seed seed) {
    SplittableRandom random = seed.random();
    int size = random.nextInt(400);
    long[] bits = new long[(size + 63) / 64 + random.nextInt(2)];
    int density = 1 + random.nextInt(100);
    for (int bit = 0; bit < bits.length * 64; bit++) {
      if (random.nextInt(density) == 0) {
        bits[bit >> 6] |= 1L << bit; // Bits behind the end are set as well: they must not count.
      }
    }
    OrdinalFilter filter = OrdinalFilter.of(bits, size);
    int count = 0;
    for (int from = size; from >= 0; from--) {
      int expected = OrdinalFilter.END;
      for (int ordinal = size - 1; ordinal >= from; ordinal--) {
        expected = filter.accepts(ordinal) ? ordinal : expected;
      }
      assertThat(filter.next(from)).isEqualTo(expected);
      count += from < size && filter.accepts(from) ? 1 : 0;
    }
    assertThat(filter.cardinality()).isEqualTo(count);
  }

  @Test
  void everythingIsAccepted() {
    OrdinalFilter filter = OrdinalFilter.all(3);
    assertThat(filter.cardinality()).isEqualTo(3);
    assertThat(filter.next(2)).isEqualTo(2);
    assertThat(filter.next(3)).isEqualTo(OrdinalFilter.END);
  }

  @Test
  void tooFewBitsAreRefused() {
    assertThatThrownBy(() -> OrdinalFilter.of(new long[1], 65))
        .hasMessage("1 words do not hold 65 bits");
  }
}
