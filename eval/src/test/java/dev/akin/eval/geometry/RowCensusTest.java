package dev.akin.eval.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RowCensusTest {
  private static RowCensus of(float[][] rows) {
    RowCensus census = new RowCensus();
    census.begin(rows[0].length, 1); // Fewer than come, so that arrays grow.
    Arrays.stream(rows).forEach(census::row);
    return census;
  }

  @SeededTest(5)
  void duplicatesAreCountedExactly(Seed seed) {
    SplittableRandom random = seed.random();
    float[][] rows =
        VectorDistribution.uniform(7)
            .repeating(1 + random.nextInt(300), seed.value())
            .sample(2_000, seed.derive(1).value());
    Map<String, Integer> groups = new HashMap<>();
    Arrays.stream(rows).forEach(row -> groups.merge(Arrays.toString(row), 1, Integer::sum));
    Duplicates duplicates = of(rows).duplicates();
    assertThat(duplicates.rows()).isEqualTo(2_000);
    assertThat(duplicates.distinct()).isEqualTo(groups.size());
    assertThat(duplicates.largestGroup())
        .isEqualTo(groups.values().stream().mapToLong(Integer::intValue).max().orElseThrow());
    assertThat(duplicates.share()).isEqualTo((2_000.0 - groups.size()) / 2_000);
  }

  @Test
  void rowsThatDifferInOneBitAreNoDuplicates() {
    float[][] rows = {{1, 2}, {1, Math.nextUp(2f)}, {2, 1}};
    assertThat(of(rows).duplicates()).isEqualTo(new Duplicates(3, 3, 1));
  }

  @Test
  void normsAreThoseOfRowsThatAreNotZero() {
    float[][] rows = {{3, 4}, {0, 0}, {0, 1}, {-6, 8}, {0, 0}};
    Norms norms = of(rows).norms();
    assertThat(norms.zeros()).isEqualTo(2);
    assertThat(norms.quantiles()).isEqualTo(new Norms.Quantiles(1, 1, 5, 10, 10));
    assertThat(norms.mean()).isCloseTo(16 / 3.0, within(1e-9));
    assertThat(norms.variation()).isCloseTo(0.6908, within(1e-3));
  }

  @Test
  void nothingButZerosHasNoNorms() {
    Norms norms = of(new float[][] {{0}, {0}}).norms();
    assertThat(norms.zeros()).isEqualTo(2);
    assertThat(norms.variation()).isZero();
  }

  @Test
  void deadAndWeakDimensionsAreFound() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] rows = new float[500][6];
    for (float[] row : rows) {
      for (int i = 0; i < 6; i++) {
        row[i] = (float) random.nextGaussian();
      }
      row[2] = 1e6f; // Far from zero, where squares would cancel.
      row[4] *= 1e-3f;
      row[5] = 0;
    }
    Dimensions dimensions = of(rows).dimensions();
    assertThat(dimensions.dead()).containsExactly(2, 5);
    assertThat(dimensions.weak()).isEqualTo(1);
    assertThat(dimensions.variances().least()).isZero();
    assertThat(dimensions.variances().largest()).isBetween(0.8, 1.3);
    assertThat(dimensions.largestShare()).isBetween(1 / 3.0, 0.45);
    assertThat(dimensions.areBytes()).isFalse();
  }

  @Test
  void variancesSurviveValuesFarFromZero() {
    float[][] rows = new float[1_000][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = 1e6f + i % 2;
    }
    assertThat(of(rows).dimensions().variances().largest()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void bytesAreRecognised() {
    assertThat(of(new float[][] {{0, 255}, {17, 3}}).dimensions().areBytes()).isTrue();
    assertThat(of(new float[][] {{0, 256}}).dimensions().areBytes()).isFalse();
    assertThat(of(new float[][] {{0, 0.5f}}).dimensions().areBytes()).isFalse();
    assertThat(of(new float[][] {{0, -1}}).dimensions().areBytes()).isFalse();
  }
}
