package dev.akin.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

final class VectorSetTest {
  @Test
  void rowsAreAlignedPaddedAndComeBack() {
    VectorSet set = VectorSet.copyOf(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(set.size()).isEqualTo(2);
    assertThat(set.dimension()).isEqualTo(3);
    assertThat(set.stride()).isEqualTo(64);
    assertThat(set.segment().address() % 64).isZero();
    float[] row = {0, 0, 0, 9};
    set.copyTo(1, row);
    assertThat(row).containsExactly(4, 5, 6, 9);
    for (int i = 3; i < 16; i++) {
      assertThat(set.segment().get(VectorSet.VALUE, set.offset(1) + 4L * i)).isZero();
    }
  }

  @Test
  void aBuilderGrowsBeyondWhatWasExpected() {
    VectorSet.Builder builder = VectorSet.builder(17, 0);
    for (int i = 0; i < 1_000; i++) {
      float[] row = new float[17];
      row[16] = i;
      builder.add(row);
    }
    VectorSet set = builder.build();
    float[] row = new float[17];
    for (int i = 0; i < 1_000; i++) {
      set.copyTo(i, row);
      assertThat(row[16]).isEqualTo(i);
      assertThat(row[0]).isZero();
    }
  }

  @Test
  void setsMayBeEmpty() {
    assertThat(VectorSet.builder(5, 10).build().size()).isZero();
    assertThatThrownBy(() -> VectorSet.copyOf(new float[0][])).hasMessageContaining("builder");
  }

  @Test
  void rowsThatDoNotFitAreRefused() {
    VectorSet.Builder builder = VectorSet.builder(2, 1).add(new float[2]);
    assertThatThrownBy(() -> builder.add(new float[3]))
        .hasMessage("row 1 has 3 values, the set has dimension 2");
    assertThatThrownBy(() -> builder.add(new float[] {0, Float.NaN}))
        .hasMessageStartingWith("value 1 of 2 is NaN");
    assertThatThrownBy(() -> VectorSet.builder(0, 1)).hasMessageStartingWith("dimension 0");
  }

  @Test
  void viewsStayInsideOffHeapMemory() {
    MemorySegment memory = Arena.ofAuto().allocate(256, 64);
    assertThat(VectorSet.ofSegment(memory, 64, 3, 16).size()).isEqualTo(3);
    assertThatThrownBy(() -> VectorSet.ofSegment(memory, 128, 3, 16))
        .hasMessage("3 rows of dimension 16 from byte 128 end at 320, the segment has 256 bytes");
    assertThatThrownBy(() -> VectorSet.ofSegment(memory, 0, -1, 16))
        .hasMessageStartingWith("-1 rows");
    assertThatThrownBy(() -> VectorSet.ofSegment(memory, 0, Integer.MAX_VALUE, 1 << 20))
        .hasMessageContaining("the segment has 256 bytes");
    assertThatThrownBy(() -> VectorSet.ofSegment(MemorySegment.ofArray(new byte[64]), 0, 1, 1))
        .hasMessageContaining("outside the heap");
  }
}
