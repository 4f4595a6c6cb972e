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
    PlaneScan scan = new PlaneScan(1);
    MemorySegment block = Arena.ofAuto().allocate(scan.blockBytes(8), 64);
    block.setAtIndex(ScalarKernels.LONG, 0, 0b1011);
    block.setAtIndex(ScalarKernels.LONG, 5, -1L);
    for (int place = 0; place < 8; place++) {
      block.setAtIndex(ScalarKernels.FLOAT, 16 + place, 1_000);
      block.setAtIndex(ScalarKernels.FLOAT, 24 + place, 2);
      block.setAtIndex(ScalarKernels.FLOAT, 32 + place, 3);
      block.setAtIndex(ScalarKernels.FLOAT, 40 + place, 7);
    }
    scan.query(
        new long[] {0b0001, 0b0011, 0b1000, -1L},
        new PlaneScan.Estimate(1, 10, 100, 10_000, 0.5f),
        new PlaneScan.Bound(5, 4, 7));
    scan.limit = Float.NaN;
    kernels.scanPlanes(scan, block, 0, 8);
    assertThat(scan.doubtful(0)).isEqualTo(0xff);
    assertThat(scan.estimate(0)).isEqualTo(11_000 - (1 + 2 * 2 + 4 + 8 * 3 + 70 + 100));
    assertThat(scan.estimate(5)).isEqualTo(11_000 - (1 + 2 * 2 + 4 + 8 * 64 + 70 + 100));
    assertThat(scan.estimate(7)).isEqualTo(11_000 - (70 + 100));
    assertThat(scan.bound(0)).isEqualTo(5 * 8);
    scan.limit = 10_784; // What code 0 may be at least: 11,000 - 203 - 40 = 10,757.
    kernels.scanPlanes(scan, block, 0, 8);
    assertThat(scan.doubtful(0)).isEqualTo(1 | 1 << 5);
  }
}
