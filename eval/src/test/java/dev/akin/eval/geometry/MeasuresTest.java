package dev.akin.eval.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.Progress;
import dev.akin.eval.sample.SampledRows;
import dev.akin.eval.truth.ExactTruth;
import dev.akin.eval.truth.GroundTruth;
import dev.akin.eval.truth.TruthRequest;
import dev.akin.testkit.VectorDistribution;
import java.io.InterruptedIOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each measure on data whose answer is known. */
final class MeasuresTest {
  private static final int THREADS = 2;

  private static GroundTruth truth(TruthRequest request) throws InterruptedIOException {
    return new ExactTruth(request, Progress.none()).compute(THREADS);
  }

  private static SampledRows sample(VectorDistribution data, int rows) {
    return new SampledRows(
        VectorSet.copyOf(data.sample(rows, 1)), VectorSet.copyOf(data.sample(500, 2)));
  }

  /** Rows uniform in a cube of some dimensions, turned into a space of more. */
  private static float[][] embedded(int intrinsic, int dimension, int count, long seed) {
    SplittableRandom axes = new SplittableRandom(99);
    double[][] basis = new double[intrinsic][dimension];
    for (int i = 0; i < intrinsic; i++) {
      for (int j = 0; j < dimension; j++) {
        basis[i][j] = axes.nextGaussian();
      }
      for (int other = 0; other < i; other++) {
        double dot = 0;
        for (int j = 0; j < dimension; j++) {
          dot += basis[i][j] * basis[other][j];
        }
        for (int j = 0; j < dimension; j++) {
          basis[i][j] -= dot * basis[other][j];
        }
      }
      double squares = 0;
      for (double value : basis[i]) {
        squares += value * value;
      }
      for (int j = 0; j < dimension; j++) {
        basis[i][j] /= Math.sqrt(squares);
      }
    }
    float[][] inner = VectorDistribution.uniform(intrinsic).sample(count, seed);
    float[][] rows = new float[count][dimension];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < intrinsic; i++) {
        for (int j = 0; j < dimension; j++) {
          rows[row][j] += (float) (inner[row][i] * basis[i][j]);
        }
      }
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void theIntrinsicDimensionIsThatOfTheCubeNotOfTheSpace(int intrinsic)
      throws InterruptedIOException {
    SampledRows rows =
        new SampledRows(
            VectorSet.copyOf(embedded(intrinsic, 64, 10_000, 1)),
            VectorSet.copyOf(embedded(intrinsic, 64, 500, 2)));
    IntrinsicDimension found = IntrinsicDimension.of(truth(rows.request(Metric.L2, 20)));
    assertThat(found.mle()).isCloseTo(intrinsic, within(0.15 * intrinsic));
    assertThat(found.twoNn()).isCloseTo(intrinsic, within(0.15 * intrinsic));
    assertThat(found.points()).isEqualTo(500);
  }

  @Test
  void repeatsDoNotMakeTheIntrinsicDimensionSmall() throws InterruptedIOException {
    float[][] distinct = embedded(4, 32, 5_000, 1);
    float[][] twice = new float[10_000][];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = distinct[i / 2];
    }
    VectorSet base = VectorSet.copyOf(twice);
    TruthRequest request = new TruthRequest(base, SampledRows.head(base, 400), Metric.L2, 20);
    // Neighbors come in pairs at the same distance: the ratio of the first two is 1.
    assertThat(IntrinsicDimension.of(truth(request)).mle()).isCloseTo(4, within(1.0));
  }

  @Test
  void equalRowsHaveNoIntrinsicDimension() throws InterruptedIOException {
    VectorSet same = VectorSet.copyOf(new float[][] {{1, 1}, {1, 1}, {1, 1}, {1, 1}});
    assertThat(IntrinsicDimension.of(truth(new TruthRequest(same, same, Metric.L2, 4))).isKnown())
        .isFalse();
  }

  @Test
  void manyDimensionsMakeHubsAndFewDoNot() throws InterruptedIOException {
    Hubness low = hubness(VectorDistribution.uniform(2));
    Hubness high = hubness(VectorDistribution.clustered(200, 1, 5));
    assertThat(low.skewness()).isBetween(-0.5, 0.5);
    assertThat(low.antiHubs()).isLessThan(0.01);
    assertThat(high.skewness()).isGreaterThan(2);
    assertThat(high.antiHubs()).isGreaterThan(0.1);
    assertThat(high.largest()).isGreaterThan(10 * low.largest());
    assertThat(high.topShare()).isGreaterThan(low.topShare());
  }

  private static Hubness hubness(VectorDistribution data) throws InterruptedIOException {
    VectorSet rows = VectorSet.copyOf(data.sample(3_000, 1));
    return Hubness.of(truth(new TruthRequest(rows, rows, Metric.L2, 11)), 10);
  }

  @Test
  void occurrencesAreCountedByHand() throws InterruptedIOException {
    // The nearest of 0 is 1.1, of 1.1 it is 2, of 2 it is 1.1, of 10 it is 2.
    VectorSet line = VectorSet.copyOf(new float[][] {{0}, {1.1f}, {2}, {10}});
    Hubness found = Hubness.of(truth(new TruthRequest(line, line, Metric.L2, 2)), 1);
    assertThat(found).isEqualTo(Hubness.ofCounts(new int[] {0, 2, 2, 0}));
    assertThat(found.antiHubs()).isEqualTo(0.5);
    assertThat(found.largest()).isEqualTo(2);
    assertThat(Hubness.ofCounts(new int[] {0, 0, 0, 4}).skewness())
        .isCloseTo(2 / Math.sqrt(3), within(1e-9));
  }

  @Test
  void contrastFallsWithTheDimension() throws InterruptedIOException {
    double[] contrasts = new double[3];
    int i = 0;
    for (int dimension : new int[] {2, 16, 256}) {
      SampledRows rows = sample(VectorDistribution.uniform(dimension), 3_000);
      Contrast found = Contrast.of(rows, truth(rows.request(Metric.L2, 20)));
      assertThat(found.nearest()).isGreaterThan(found.kth());
      contrasts[i++] = found.kth();
    }
    assertThat(contrasts[0]).isGreaterThan(5);
    assertThat(contrasts[1]).isBetween(1.3, 5.0);
    assertThat(contrasts[2]).isBetween(1.0, 1.3);
  }

  @Test
  void aBallIsIsotropicAndAConeIsNot() {
    VectorSet cluster = VectorSet.copyOf(VectorDistribution.clustered(32, 1, 5).sample(4_000, 1));
    float[][] ball = new float[4_000][32];
    SplittableRandom random = new SplittableRandom(4);
    for (float[] row : ball) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    Anisotropy round = Anisotropy.of(VectorSet.copyOf(ball), 1, THREADS);
    assertThat(round.meanDirection()).isLessThan(0.05);
    assertThat(round.meanCosine()).isCloseTo(0, within(0.002));
    assertThat(round.effective()).isCloseTo(32, within(1.0));
    assertThat(round.explained().get(7)).isCloseTo(8 / 32.0, within(0.05));
    assertThat(round.explained().getLast()).isCloseTo(1, within(1e-6));
    assertThat(round.componentsFor(0.95).orElseThrow()).isGreaterThan(28);
    // A single cluster of spread 0.3 around a centre at about √32 from zero.
    Anisotropy cone = Anisotropy.of(cluster, 1, THREADS);
    assertThat(cone.meanDirection()).isGreaterThan(0.9);
    assertThat(cone.meanCosine()).isGreaterThan(0.85);
    assertThat(cone.effective()).isCloseTo(32, within(1.0));
  }

  @Test
  void aSubspaceHasAsManyComponents() {
    VectorSet flat = VectorSet.copyOf(embedded(5, 80, 3_000, 1));
    Anisotropy found = Anisotropy.of(flat, 1, THREADS);
    assertThat(found.effective()).isCloseTo(5, within(0.2));
    assertThat(found.componentsFor(0.95)).hasValue(5);
    assertThat(found.explained()).hasSize(64);
  }
}
