package dev.akin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.testkit.Seed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignScanTest {
  @Test
  void aKnownCodeOfAKnownQuery() {
    SignScan scan = new SignScan(8);
    scan.query(new float[] {1, 2, -3, 4, -5, 6, 7, -8});
    MemorySegment block = Arena.ofAuto().allocate(SignScan.blockBytes(8), 64);
    assertThat(block.byteSize()).isEqualTo(2 * 128 + 32);
    int code = 19;
    block.set(ScalarKernels.FLOAT, SignScan.additiveOffset(code), 100);
    block.set(ScalarKernels.FLOAT, SignScan.scaleOffset(code), 10);
    block.set(ValueLayout.JAVA_BYTE, SignScan.signsOffset(code, 0), (byte) 0b0110_1011);
    int below = scan.scan(block, 0, 1_000, 1_050);
    // 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8: these signs are the query's own.
    assertThat(scan.estimate(code)).isCloseTo(1_000 + 100 + 10 * 36, within(3f));
    assertThat(scan.estimate(3)).isEqualTo(1_000);
    assertThat(below).isEqualTo(~(1 << code));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 1_024, 16_384})
  void noSumOverflows(int length) {
    SignScan scan = new SignScan(length);
    float[] values = new float[length];
    Arrays.fill(values, 2.5f);
    scan.query(values);
    MemorySegment block = Arena.ofAuto().allocate(SignScan.blockBytes(length), 64);
    block.asSlice(SignScan.FACTORS).fill((byte) -1);
    block.asSlice(128, 128).fill((byte) 0);
    for (int code = 0; code < 32; code++) {
      block.set(ScalarKernels.FLOAT, SignScan.scaleOffset(code), 1);
    }
    scan.scan(block, 0, 0, 0);
    for (int code = 0; code < 32; code++) {
      assertThat(scan.estimate(code) / (2.5f * length)).isCloseTo(1, within(0.1f));
    }
  }

  @Test
  void tablesHoldRoundedSumsForAllSigns() {
    SplittableRandom random = Seed.ofRun().random();
    SignScan scan = new SignScan(8);
    for (int round = 0; round < 100; round++) {
      float[] values = new float[8];
      for (int i = 0; i < 8; i++) {
        values[i] = (float) random.nextGaussian();
      }
      scan.query(values);
      for (int signs = 0; signs < 256; signs++) {
        double product = 0;
        for (int i = 0; i < 8; i++) {
          product += (signs >>> i & 1) == 0 ? -values[i] : values[i];
        }
        int sum = entry(scan, 0, signs % 16) + entry(scan, 2, signs / 16);
        assertThat(sum * scan.step + scan.shift)
            .isCloseTo((float) product, within(8 * scan.step / 4 + 1e-5f));
      }
    }
  }

  private static int entry(SignScan scan, int table, int number) {
    return (int) (scan.tables[table + number / 8] >>> (8 * (number % 8))) & 255;
  }

  @Test
  void aQueryOfZerosKnowsOnlyWhatIsAdded() {
    SignScan scan = new SignScan(16);
    scan.query(new float[16]);
    MemorySegment block = Arena.ofAuto().allocate(SignScan.blockBytes(16), 64);
    for (int code = 0; code < 32; code++) {
      block.set(ScalarKernels.FLOAT, SignScan.additiveOffset(code), code);
      block.set(ScalarKernels.FLOAT, SignScan.scaleOffset(code), 5);
    }
    assertThat(scan.scan(block, 0, 2, 12)).isEqualTo((1 << 10) - 1);
    assertThat(scan.estimate(31)).isEqualTo(33);
  }

  @Test
  void whatIsNoNumberIsBelowNothing() {
    SignScan scan = new SignScan(8);
    scan.query(new float[] {1, 1, 1, 1, 1, 1, 1, 1});
    MemorySegment block = Arena.ofAuto().allocate(SignScan.blockBytes(8), 64);
    block.set(ScalarKernels.FLOAT, SignScan.additiveOffset(7), Float.NaN);
    block.set(ScalarKernels.FLOAT, SignScan.additiveOffset(8), Float.POSITIVE_INFINITY);
    assertThat(scan.scan(block, 0, 0, Float.POSITIVE_INFINITY)).isEqualTo(~(3 << 7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 12, 16_392})
  void otherLengthsAreRefused(int length) {
    assertThatThrownBy(() -> new SignScan(length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a multiple of 8 up to 16,384");
  }

  @Test
  void blocksOutsideTheMemoryAreRefused() {
    SignScan scan = new SignScan(8);
    MemorySegment block = Arena.ofAuto().allocate(SignScan.blockBytes(8), 64);
    assertThatThrownBy(() -> scan.scan(block, 32, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
