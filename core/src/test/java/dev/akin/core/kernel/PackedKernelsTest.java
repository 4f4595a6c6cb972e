package dev.akin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedKernelsTest {
  @Test
  void theSetInUseAgreesWithTheScalarOne() {
    PackedKernelSet set =
        Kernels.name().equals("scalar") ? new ScalarPackedKernels() : new SimdPackedKernels();
    assertThat(PackedSelfTest.difference(set, new ScalarPackedKernels())).isEmpty();
  }

  /** A self-test that passes wrong kernels would let them answer. */
  @Test
  void theSelfTestNoticesAWrongKernel() {
    PackedKernelSet wrong =
        new PackedKernelSet() {
          private final PackedKernelSet right = new ScalarPackedKernels();

          @Override
          public void integerSquaredL2(IntegerQuery query, Rows rows, RowBatch batch) {
            right.integerSquaredL2(query, rows, batch);
          }

          @Override
          public void integerDot(IntegerQuery query, Rows rows, RowBatch batch) {
            right.integerDot(query, rows, batch);
          }

          @Override
          public void integerL1(IntegerQuery query, Rows rows, RowBatch batch) {
            right.integerL1(query, rows, batch);
          }

          @Override
          public void halfL1(float[] query, float scale, Rows rows, RowBatch batch) {
            right.halfL1(query, scale, rows, batch);
          }

          @Override
          public void halfSquaredL2(float[] query, float scale, Rows rows, RowBatch batch) {
            right.halfSquaredL2(query, scale, rows, batch);
          }

          @Override
          public void halfDot(float[] query, float scale, Rows rows, RowBatch batch) {
            right.halfDot(query, scale, rows, batch);
          }

          @Override
          public void brainSquaredL2(float[] query, Rows rows, RowBatch batch) {
            right.brainSquaredL2(query, rows, batch);
          }

          @Override
          public void brainDot(float[] query, Rows rows, RowBatch batch) {
            right.brainDot(query, rows, batch);
            batch.distance(6, batch.distance(6) + 0.01f);
          }

          @Override
          public void unpackHalves(MemorySegment rows, long offset, float[] target, int chunks) {
            right.unpackHalves(rows, offset, target, chunks);
          }

          @Override
          public void unpackBytes(MemorySegment rows, long offset, float[] target, int chunks) {
            right.unpackBytes(rows, offset, target, chunks);
          }

          @Override
          public float bitDot(float[] values, MemorySegment codes, long offset) {
            return right.bitDot(values, codes, offset);
          }
        };
    assertThat(PackedSelfTest.difference(wrong, new ScalarPackedKernels()))
        .contains("brain dot of row 6 of dimension 1");
  }

  /** Neighboring values lie in neighboring ints: the layout of files. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void everyValueHasAPlaceOfItsOwn(int bits) {
    Packing packing = new Packing(bits);
    boolean[][] taken = new boolean[packing.words(600)][32];
    for (int i = 0; i < packing.padded(600); i++) {
      for (int bit = 0; bit < bits; bit++) {
        assertThat(taken[packing.word(i)][packing.shift(i) + bit]).isFalse();
        taken[packing.word(i)][packing.shift(i) + bit] = true;
      }
    }
    assertThat(packing.bytes(600) % Kernels.ALIGNMENT).isZero();
    assertThat(packing.word(17)).isEqualTo(1);
    assertThat(packing.shift(17)).isEqualTo(bits);
    assertThat(packing.word(packing.chunkValues())).isEqualTo(16);
  }

  @Test
  void zerosOfEitherSignAndTheLargestHalfAreExact() {
    MemorySegment memory = Arena.ofAuto().allocate(64, 64);
    float[] values = {0f, -0f, 65_504, -65_504, 0x1p-24f, -0x1p-14f};
    for (int i = 0; i < values.length; i++) {
      memory.set(ScalarPackedKernels.INT, 4L * i, Float.floatToFloat16(values[i]) & 0xffff);
    }
    Rows rows = new Rows(memory, 0, 64);
    RowBatch batch = new RowBatch(1);
    batch.add(0);
    for (int i = 0; i < values.length; i++) {
      float[] query = new float[32];
      query[i] = 1;
      PackedKernels.halfDot(query, 1, rows, batch);
      assertThat(batch.distance(0)).isEqualTo(values[i] + 0f);
    }
  }

  @Test
  void refusesWhatNoKernelTakes() {
    assertThatThrownBy(() -> new Packing(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 bits per value: 1, 2, 4, 8 or 16");
    assertThatThrownBy(() -> new IntegerQuery(new Packing(8), new float[60], new float[60]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("60 values and 60 steps: as many of both, a multiple of 64");
  }
}
