package dev.akin.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.linear.SecondMoment;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PcaTest extends TransformContract {
  @Override
  protected TransformFamily family() {
    return new PcaFamily();
  }

  @Override
  protected String token(int dimension) {
    return "PCA" + Math.min(dimension, dimension == DIMENSION ? 12 : 64);
  }

  @Override
  protected Metric[] metrics() {
    return InnerProducts.metrics();
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void theIntrinsicDimensionsAreEnough(Metric metric) {
    Transform transform = train(ROWS, metric);
    for (int i = 1; i < 100; i++) {
      double truth = distance(metric, ROWS[0], ROWS[i]);
      // What is lost is noise of variance 1e-4 in each of 28 dimensions, against about 80 in all.
      assertThat(mapped(transform, ROWS[0], ROWS[i]))
          .isCloseTo(truth, within(0.05 + 0.01 * Math.abs(truth)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"L2", "COSINE"})
  void distancesAreNeverOverestimated(Metric metric) {
    Transform transform = pca("PCA5", ROWS, metric);
    for (int i = 1; i < 100; i++) {
      double truth = distance(metric, ROWS[0], ROWS[i]);
      assertThat(mapped(transform, ROWS[0], ROWS[i])).isLessThanOrEqualTo(truth + 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void allDirectionsAreARotation(Metric metric) {
    Transform transform = pca("PCA40", ROWS, metric);
    assertThat(transform.keepsDistances()).isTrue();
    for (int i = 1; i < 100; i++) {
      double truth = distance(metric, ROWS[0], ROWS[i]);
      assertThat(mapped(transform, ROWS[0], ROWS[i])).isCloseTo(truth, within(1e-3));
    }
  }

  @Test
  void directionsAreUncorrelatedAndInFallingOrder() {
    VectorSet mapped =
        MappedRows.of(train(ROWS, Metric.L2), VectorSet.copyOf(ROWS), Workers.of(1)).rows();
    double[][] covariance = SecondMoment.around(SecondMoment.mean(mapped), mapped, Workers.of(1));
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(covariance[i][j]).isCloseTo(0, within(1e-4 * covariance[0][0]));
      }
      assertThat(i == 0 || covariance[i][i] <= covariance[i - 1][i - 1]).isTrue();
    }
  }

  @Test
  void whiteningGivesEveryDirectionTheSameVariance() {
    VectorSet sample = VectorSet.copyOf(ROWS);
    VectorSet plain = MappedRows.of(pca("PCA12", ROWS, Metric.L2), sample, Workers.of(1)).rows();
    VectorSet white = MappedRows.of(pca("PCAW12", ROWS, Metric.L2), sample, Workers.of(1)).rows();
    double[][] before = SecondMoment.around(SecondMoment.mean(plain), plain, Workers.of(1));
    double[][] after = SecondMoment.around(SecondMoment.mean(white), white, Workers.of(1));
    double mean = 0;
    for (int i = 0; i < 12; i++) {
      mean += before[i][i] / 12;
    }
    for (int i = 0; i < 12; i++) {
      assertThat(after[i][i]).isCloseTo(mean, within(1e-3 * mean));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 700})
  void fewerRowsThanDimensionsGiveTheSameAxesAsTheirCovariance(int dimension) {
    float[][] rows = VectorDistribution.lowIntrinsicDimension(dimension, 5, 1).sample(60, 2);
    VectorSet sample = VectorSet.copyOf(rows);
    double[] mean = SecondMoment.mean(sample);
    PrincipalAxes byRows = PrincipalAxes.of(sample, mean, 5, OPTIONS);
    PrincipalAxes byAll = PrincipalAxes.of(sample, mean, dimension, OPTIONS);
    for (int i = 0; i < 5; i++) {
      assertThat(byRows.variances()[i])
          .isCloseTo(byAll.variances()[i], within(1e-6 * byAll.variances()[0]));
      assertThat(Math.abs(dot(byRows.axes()[i], byAll.axes()[i]))).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void directionsThatNoRowShowsAreFilledUpOrthonormally() {
    VectorSet sample = VectorSet.copyOf(VectorDistribution.uniform(200).sample(10, 2));
    PrincipalAxes axes = PrincipalAxes.of(sample, SecondMoment.mean(sample), 30, OPTIONS);
    for (int i = 0; i < 30; i++) {
      assertThat(axes.variances()[i] > 0).isEqualTo(i < 9);
      for (int j = 0; j <= i; j++) {
        assertThat(dot(axes.axes()[i], axes.axes()[j])).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }

  @Test
  void tokensAreReadStrictly() {
    assertThat(family().accepts("PCA1")).isTrue();
    assertThat(family().accepts("PCAW1000000")).isTrue();
    for (String wrong : new String[] {"PCA", "PCA0", "PCA-1", "PCA064", "PCA99999999", "pca64"}) {
      assertThat(family().accepts(wrong)).as(wrong).isFalse();
    }
    VectorSet sample = VectorSet.copyOf(ROWS);
    assertThatThrownBy(() -> family().train("PCA41", sample, Metric.L2, OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PCA41 keeps 41 directions, vectors have dimension 40");
  }

  private Transform pca(String token, float[][] rows, Metric metric) {
    return family().train(token, prepared(rows, metric), metric, OPTIONS);
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
