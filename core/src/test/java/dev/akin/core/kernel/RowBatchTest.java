package dev.akin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RowBatchTest {
  private static final int COUNT = 11;
  private static final int LENGTH = 48;

  @Test
  void aStreamHasTheSameBitsAsRowsTakenTogether() {
    SplittableRandom random = Seed.ofRun().random();
    MemorySegment memory =
        Arena.ofAuto().allocate((long) COUNT * LENGTH * Float.BYTES, Kernels.ALIGNMENT);
    for (int i = 0; i < COUNT * LENGTH; i++) {
      memory.setAtIndex(ScalarKernels.FLOAT, i, (float) random.nextGaussian());
    }
    float[] query = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      query[i] = (float) random.nextGaussian();
    }
    Rows rows = new Rows(memory, 0, LENGTH * Float.BYTES);
    RowBatch together = batch(1, 7);
    RowBatch stream = batch(1, 7);
    stream.streamed(true);
    assertThat(stream.isStream()).isTrue();
    assertThat(together.isStream()).isFalse();
    Kernels.squaredL2(query, rows, together);
    Kernels.squaredL2(query, rows, stream);
    assertThat(stream.distances).isEqualTo(together.distances);
    Kernels.dot(query, rows, together);
    Kernels.dot(query, rows, stream);
    assertThat(stream.distances).isEqualTo(together.distances);
  }

  @Test
  void rowsApartAreNoStream() {
    RowBatch batch = batch(2, 3);
    batch.add(9);
    batch.streamed(true);
    assertThat(batch.isStream()).isFalse();
    batch.clear();
    batch.add(4);
    assertThat(batch.isStream()).isFalse();
  }

  private static RowBatch batch(int first, int count) {
    RowBatch batch = new RowBatch(COUNT);
    for (int row = first; row < first + count; row++) {
      batch.add(row);
    }
    return batch;
  }
}
