package dev.akin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

final class ScalarKernelsTest {
  private final KernelSet kernels = new ScalarKernels();

  @Test
  void distancesOfKnownVectors() {
    MemorySegment row = Arena.ofAuto().allocate(64, 64);
    row.setAtIndex(ScalarKernels.FLOAT, 0, 3);
    row.setAtIndex(ScalarKernels.FLOAT, 1, -4);
    row.setAtIndex(ScalarKernels.FLOAT, 2, 1);
    float[] query = Kernels.pad(new float[] {1, 2, 1});
    assertThat(kernels.squaredL2(query, row, 0)).isEqualTo(4 + 36);
    assertThat(kernels.dot(query, row, 0)).isEqualTo(3 - 8 + 1);
  }

  @Test
  void planesWeighCommonBits() {
    MemorySegment codes = Arena.ofAuto().allocate(8 * Long.BYTES, 64);
    codes.setAtIndex(ScalarKernels.LONG, 0, 0b1011);
    codes.setAtIndex(ScalarKernels.LONG, 5, -1L);
    long[] planes = {0b0001, 0b0011, 0b1000, -1L};
    long[] dots = new long[8];
    kernels.planeDots(planes, codes, 0, dots);
    assertThat(dots)
        .containsExactly(1 + 2 * 2 + 4 + 8 * 3, 0, 0, 0, 0, 1 + 2 * 2 + 4 + 8 * 64, 0, 0);
  }
}
