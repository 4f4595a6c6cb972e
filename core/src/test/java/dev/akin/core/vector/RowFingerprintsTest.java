package dev.akin.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.VectorDistribution;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows of 7 values, so that padding is in play; seed 1. */
final class RowFingerprintsTest {
  private static final float[][] ROWS = VectorDistribution.uniform(7).sample(5_000, 1);

  @Test
  void rowsAreFoundWhereverTheyStand() {
    RowFingerprints before = of(ROWS[3], ROWS[0], ROWS[4], ROWS[1]);
    RowMatch match = before.in(of(ROWS[0], ROWS[1], ROWS[2], ROWS[3]));
    assertThat(match.places()).containsExactly(3, 0, -1, 1);
    assertThat(match.covered()).isEqualTo(3);
  }

  @Test
  void equalRowsAreTheFirstOfThem() {
    RowFingerprints before = of(ROWS[1], ROWS[0], ROWS[1]);
    RowMatch match = before.in(of(ROWS[2], ROWS[1], ROWS[1], ROWS[1]));
    assertThat(match.places()).containsExactly(1, -1, 1);
    assertThat(match.covered()).as("each of the three has its row there").isEqualTo(3);
  }

  @Test
  void rowsThatDifferInOneBitDiffer() {
    Set<Long> seen = new HashSet<>();
    for (int value = 0; value < 7; value++) {
      for (int bit = 0; bit < 32; bit++) {
        float[] row = {1, 2, 3, 4, 5, 6, 7};
        float changed = Float.intBitsToFloat(Float.floatToRawIntBits(row[value]) ^ 1 << bit);
        row[value] = Float.isFinite(changed) ? changed : row[value] / 3;
        seen.add(of(row).of(0));
      }
    }
    assertThat(seen).hasSize(7 * 32);
  }

  @Test
  void manyRowsAreToldApart() {
    RowFingerprints all = of(ROWS);
    RowMatch match = all.in(all);
    for (int row = 0; row < ROWS.length; row++) {
      assertThat(match.places()[row]).isEqualTo(row);
    }
    assertThat(match.covered()).isEqualTo(ROWS.length);
  }

  @Test
  void noRowsMatchNothing() {
    RowFingerprints none = RowFingerprints.of(VectorSet.builder(7, 0).build());
    assertThat(none.in(of(ROWS)).covered()).isZero();
    assertThat(of(ROWS[0]).in(none).places()).containsExactly(-1);
  }

  @Test
  void bytesReadBack() {
    RowFingerprints all = of(ROWS);
    RowFingerprints again = RowFingerprints.ofSegment(all.segment());
    assertThat(again.size()).isEqualTo(ROWS.length);
    assertThat(again.of(77)).isEqualTo(all.of(77));
    assertThatThrownBy(() -> RowFingerprints.ofSegment(MemorySegment.ofArray(new byte[12])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("12 bytes are no fingerprints of 8 bytes each");
  }

  private static RowFingerprints of(float[]... rows) {
    return RowFingerprints.of(VectorSet.copyOf(rows));
  }
}
