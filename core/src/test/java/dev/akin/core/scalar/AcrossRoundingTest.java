package dev.akin.core.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AcrossRoundingTest {
  /** ‖e‖² and ⟨x, e⟩², summed over rows. */
  private record Errors(double squared, double along) {}

  @ParameterizedTest
  @EnumSource(names = {"SQ8", "SQ4"})
  void theErrorLiesAcrossTheRow(ScalarToken token) {
    float[][] rows = VectorDistribution.clustered(128, 12, 7).sample(400, 1);
    IntegerCode code = trained(token, rows);
    Errors nearest = errors(code, rows, false);
    Errors across = errors(code, rows, true);
    assertThat(across.along).isLessThan(0.011 * nearest.along);
    assertThat(across.squared).isBetween(nearest.squared, 1.05 * nearest.squared);
  }

  /** Every code stays a neighbor of its value, inside the codes' range. */
  @SeededTest(5)
  void noValueMovesByMoreThanAStep(Seed seed) {
    float[][] rows = VectorDistribution.uniform(40).sample(200, seed.value());
    IntegerCode code = trained(ScalarToken.SQ4, rows);
    for (float[] row : VectorDistribution.uniform(40).sample(50, seed.value() + 1)) {
      row[3] *= 5; // Outside of the range.
      int[] nearest = nearest(code, row);
      int[] codes = nearest.clone();
      new AcrossRounding(code).improve(row, row, codes);
      for (int i = 0; i < codes.length; i++) {
        assertThat(Math.abs(codes[i] - nearest[i])).isLessThanOrEqualTo(1);
        assertThat(codes[i]).isBetween(0, 15);
      }
      assertThat(loss(code, row, codes)).isLessThanOrEqualTo(loss(code, row, nearest));
    }
  }

  @Test
  void whatHasNoDirectionIsRoundedToTheNearest() {
    float[][] rows = VectorDistribution.uniform(8).sample(50, 1);
    IntegerCode code = trained(ScalarToken.SQ4, rows);
    float[] zeros = new float[8];
    int[] codes = nearest(code, zeros);
    new AcrossRounding(code).improve(zeros, zeros, codes);
    assertThat(codes).isEqualTo(nearest(code, zeros));
  }

  private static IntegerCode trained(ScalarToken token, float[][] rows) {
    return IntegerCode.train(
        token, TrainingSet.of(VectorSet.copyOf(rows), TrainingOptions.of(Metric.DOT)));
  }

  private static int[] nearest(IntegerCode code, float[] row) {
    int[] codes = new int[row.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code.code(i, row[i]);
    }
    return codes;
  }

  private static Errors errors(IntegerCode code, float[][] rows, boolean isImproved) {
    double squared = 0;
    double along = 0;
    for (float[] row : rows) {
      int[] codes = nearest(code, row);
      if (isImproved) {
        new AcrossRounding(code).improve(row, row, codes);
      }
      squared += squares(code, row, codes);
      along += Math.pow(along(code, row, codes), 2);
    }
    return new Errors(squared, along);
  }

  /** ‖e‖² + d · ⟨x, e⟩² / ‖x‖². */
  private static double loss(IntegerCode code, float[] row, int[] codes) {
    double norm = 0;
    for (float value : row) {
      norm += (double) value * value;
    }
    double along = along(code, row, codes);
    return squares(code, row, codes) + row.length * along * along / norm;
  }

  private static double squares(IntegerCode code, float[] row, int[] codes) {
    double squares = 0;
    for (int i = 0; i < codes.length; i++) {
      squares += Math.pow((double) code.value(i, codes[i]) - row[i], 2);
    }
    return squares;
  }

  private static double along(IntegerCode code, float[] row, int[] codes) {
    double along = 0;
    for (int i = 0; i < codes.length; i++) {
      along += row[i] * ((double) code.value(i, codes[i]) - row[i]);
    }
    return along;
  }
}
