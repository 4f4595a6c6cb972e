package dev.akin.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.VectorSet.Shape;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatatypeTest {
  @ParameterizedTest
  @EnumSource(Datatype.class)
  void textAndNumberAndBack(Datatype datatype) {
    assertThat(Datatype.parse(datatype.toString())).isEqualTo(datatype);
    assertThat(Datatype.isCode(datatype.code())).isTrue();
    assertThat(Datatype.ofCode(datatype.code())).isEqualTo(datatype);
  }

  /** Files hold them. */
  @Test
  void numbersStay() {
    assertThat(Datatype.FLOAT32.code()).isZero();
    assertThat(Datatype.FLOAT16.code()).isEqualTo(1);
    assertThat(Datatype.UINT8.code()).isEqualTo(2);
    assertThat(Datatype.isCode(-1)).isFalse();
    assertThat(Datatype.isCode(3)).isFalse();
    assertThatThrownBy(() -> Datatype.parse("int8"))
        .hasMessage("datatype \"int8\": use float32, float16 or uint8");
  }

  @Test
  void halvesRoundToNearestEvenAndKeepSubnormals() {
    assertRounded(1, 1);
    assertRounded(2_049, 2_048);
    assertRounded(2_051, 2_052);
    assertRounded(-65_504, -65_504);
    assertRounded(0x1p-14f, 0x1p-14f);
    assertRounded(0x1p-24f, 0x1p-24f);
    assertRounded(0x1.8p-24f, 0x1p-23f);
    assertRounded(0x1p-25f, 0);
    assertRounded(0x1.000002p-25f, 0x1p-24f);
  }

  private static void assertRounded(float value, float expected) {
    assertThat(Datatype.FLOAT16.round(new float[] {value})).containsExactly(expected);
  }

  @Test
  void whatCannotBeKeptIsRefusedWithValueAndPosition() {
    assertThatThrownBy(() -> Datatype.FLOAT16.round(new float[] {1, 65_505}))
        .hasMessage("value 1 of 2 is 65505.0: float16 holds numbers from -65,504 to 65,504");
    assertThatThrownBy(() -> Datatype.UINT8.round(new float[] {3, 2, 0.5f}))
        .hasMessage("value 2 of 3 is 0.5: uint8 holds whole numbers from 0 to 255");
    for (float value : new float[] {-1, 256, 1e10f, -0.25f, 254.5f}) {
      assertThatThrownBy(() -> Datatype.UINT8.round(new float[] {value}))
          .hasMessageStartingWith("value 0 of 1 is " + value);
    }
    for (Datatype datatype : List.of(Datatype.FLOAT16, Datatype.UINT8)) {
      for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        assertThatThrownBy(() -> datatype.round(new float[] {value}))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("value 0 of 1 is " + value);
      }
    }
  }

  @SeededTest
  void rowsComeBackBitForBit(Seed seed) {
    SplittableRandom random = seed.random();
    for (Datatype datatype : Datatype.values()) {
      for (int dimension : new int[] {1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 300}) {
        float[] vector = DatatypeRows.vector(datatype, dimension, random);
        float[] rounded = datatype.round(vector);
        assertThat(datatype.round(rounded)).isEqualTo(rounded);

        VectorSet set =
            VectorSet.builder(new Shape(0, dimension, datatype))
                .add(new float[dimension])
                .add(vector)
                .build();
        float[] found = new float[dimension + 1];
        found[dimension] = 9;
        set.copyTo(1, found);
        for (int i = 0; i < dimension; i++) {
          assertThat(Float.floatToRawIntBits(found[i]))
              .as("%s, value %d of %d", datatype, i, dimension)
              .isEqualTo(Float.floatToRawIntBits(rounded[i]));
        }
        assertThat(found[dimension]).isEqualTo(9);

        // Padding that memory held before is overwritten, on the heap as well.
        byte[] bytes = new byte[(int) datatype.stride(dimension)];
        Arrays.fill(bytes, (byte) 0x5a);
        datatype.write(rounded, MemorySegment.ofArray(bytes), 0);
        MemorySegment row = set.segment().asSlice(set.offset(1), set.rowBytes());
        assertThat(MemorySegment.ofArray(bytes).mismatch(row)).isEqualTo(-1);
      }
    }
  }

  @Test
  void rowsTakeTheirShareOfCacheLines() {
    assertThat(Datatype.FLOAT32.stride(128)).isEqualTo(512);
    assertThat(Datatype.FLOAT16.stride(128)).isEqualTo(256);
    assertThat(Datatype.UINT8.stride(128)).isEqualTo(128);
    assertThat(Datatype.FLOAT16.stride(33)).isEqualTo(128);
    assertThat(Datatype.UINT8.stride(65)).isEqualTo(128);
  }

  @Test
  void whoeverReadsFloatsRefusesOtherRows() {
    VectorSet halves = VectorSet.builder(new Shape(1, 2, Datatype.FLOAT16)).build();
    assertThatThrownBy(halves::requireFloat32)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rows of datatype float16: only float32 is taken here;"
                + " SQfp16 and SQ8 keep floats in 16 and 8 bits");
  }
}
