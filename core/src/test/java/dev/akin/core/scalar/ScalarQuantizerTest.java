package dev.akin.core.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.quantizer.QuantizerContract;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ScalarQuantizerTest extends QuantizerContract {
  @Override
  protected QuantizerFamily family() {
    return new ScalarQuantizerFamily();
  }

  /** Uniform rounding errors have step²/12; ranges of clustered data are about six deviations. */
  @Override
  protected Stream<Expectation> expectations() {
    return Stream.of(
        new Expectation("SQ8", 1e-4, 1e-5),
        new Expectation("SQ4", 2e-2, 1e-5),
        new Expectation("SQfp16", 1e-6, 1e-5),
        new Expectation("SQbf16", 1e-4, 1e-5));
  }

  @Test
  void unknownTokensAreNamed() {
    assertThatThrownBy(() -> family().trainer("SQ6"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scalar code \"SQ6\": there are SQ8 SQ4 SQfp16 SQbf16");
  }

  @SeededTest
  void integerCodesAreOffByHalfAStep(Seed seed) {
    SplittableRandom random = seed.random();
    float[][] rows = new float[40][3];
    for (float[] row : rows) {
      row[0] = (float) random.nextGaussian();
      row[1] = -7; // A constant dimension is exact.
      row[2] = (float) (1e30 * random.nextGaussian());
    }
    TrainingSet set = TrainingSet.of(VectorSet.copyOf(rows), TrainingOptions.of(Metric.L2));
    for (ScalarToken token : new ScalarToken[] {ScalarToken.SQ8, ScalarToken.SQ4}) {
      RowCode code = IntegerCode.train(token, set);
      for (int i = 0; i < 3; i++) {
        double step = code.value(i, 1) - (double) code.value(i, 0);
        for (float[] row : rows) {
          double error = Math.abs(code.value(i, code.code(i, row[i])) - (double) row[i]);
          assertThat(error).isLessThanOrEqualTo(0.5 * step + 1e-6 * Math.abs(row[i]));
        }
      }
      assertThat(code.value(1, code.code(1, -7))).isEqualTo(-7);
      // Beyond the range values are cut to it.
      assertThat(code.code(0, Float.MAX_VALUE)).isEqualTo(token.packing().mask());
      assertThat(code.code(0, -Float.MAX_VALUE)).isZero();
    }
  }

  @SeededTest
  void shortFloatsKeepTheirSignificantBits(Seed seed) {
    SplittableRandom random = seed.random();
    for (float magnitude : new float[] {1e-20f, 1e-3f, 1, 255, 1e8f}) {
      float[][] rows = new float[50][4];
      for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (magnitude * random.nextGaussian());
        }
      }
      TrainingSet set = TrainingSet.of(VectorSet.copyOf(rows), TrainingOptions.of(Metric.L2));
      RowCode half = HalfCode.train(set);
      RowCode brain = new BrainCode(4);
      for (float[] row : rows) {
        for (float value : row) {
          assertThat(Math.abs(half.value(0, half.code(0, value)) - value))
              .isLessThanOrEqualTo(Math.max(0x1p-11f * Math.abs(value), 0x1p-38f * magnitude * 8));
          assertThat(Math.abs(brain.value(0, brain.code(0, value)) - value))
              .isLessThanOrEqualTo(0x1p-8f * Math.abs(value));
        }
      }
    }
  }

  @Test
  void valuesThatNoHalfHoldsAreNamed() {
    float[][] rows = {{1, 0x1p29f}};
    TrainingSet set = TrainingSet.of(VectorSet.copyOf(rows), TrainingOptions.of(Metric.L2));
    assertThatThrownBy(() -> HalfCode.train(set))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("SQfp16 takes values below 2^29, SQbf16 takes all");
  }

  @Test
  void noCodeIsInfinite() {
    RowCode brain = new BrainCode(1);
    assertThat(brain.value(0, brain.code(0, Float.MAX_VALUE))).isFinite();
    assertThat(brain.value(0, brain.code(0, -Float.MAX_VALUE))).isFinite().isNegative();
    float[][] rows = {{1}};
    RowCode half =
        HalfCode.train(TrainingSet.of(VectorSet.copyOf(rows), TrainingOptions.of(Metric.L2)));
    assertThat(half.value(0, half.code(0, 1e30f))).isFinite().isGreaterThan(4);
    assertThat(half.value(0, half.code(0, -1e30f))).isFinite().isLessThan(-4);
  }
}
