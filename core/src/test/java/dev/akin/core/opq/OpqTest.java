package dev.akin.core.opq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.transform.MappedRows;
import dev.akin.core.transform.Transform;
import dev.akin.core.transform.TransformContract;
import dev.akin.core.transform.TransformFamily;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;

final class OpqTest extends TransformContract {
  @Override
  protected TransformFamily family() {
    return new OpqFamily();
  }

  @Override
  protected String token(int dimension) {
    return "OPQ" + Math.min(dimension, 8);
  }

  @Override
  protected Metric[] metrics() {
    return Metric.values();
  }

  @Override
  protected int[] dimensions() {
    return new int[] {1, 2, 3, 17, 64, 300};
  }

  /** The error of codes in the space of a transform, against that of the raw rows. */
  @Test
  void codesLoseLessThanBehindNothingAndBehindPrincipalAxes() {
    // Correlated values of unequal variance, which parts of neighboring values suit badly.
    float[][] rows = VectorDistribution.lowIntrinsicDimension(32, 10, 3).sample(4_000, 1);
    VectorSet sample = VectorSet.copyOf(rows);
    Transform learned = family().train("OPQ4", sample, Metric.L2, OPTIONS);
    double raw = error(sample);
    double behind = error(MappedRows.of(learned, sample, 2).rows());
    assertThat(behind).isLessThan(0.8 * raw);
  }

  /** The mean squared error of 4 parts by 256 centroids each. */
  private static double error(VectorSet rows) {
    Parts parts = new Parts(rows.dimension(), 4);
    double error = 0;
    for (int part = 0; part < 4; part++) {
      PartCodebook codebook =
          new PartCodebook(parts.from(part), parts.width(part), rows.size(), 256);
      codebook.improve(rows, 10);
      error += codebook.error(rows);
    }
    return error;
  }

  @Test
  void aRotationIsAsOrthogonalAsFloatsAre() {
    float[][] rows = VectorDistribution.clustered(40, 10, 3).sample(500, 1);
    Transform learned = family().train("OPQ5", VectorSet.copyOf(rows), Metric.L2, OPTIONS);
    for (int i = 0; i < 40; i++) {
      float[] axis = new float[40];
      axis[i] = 1;
      double squares = 0;
      for (float value : row(learned, axis)) {
        squares += (double) value * value;
      }
      assertThat(Math.abs(squares - 1)).isLessThan(1e-6);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithNumbers() {
    VectorSet sample = VectorSet.copyOf(new float[3][7]);
    assertThatThrownBy(() -> family().train("OPQ8", sample, Metric.L2, OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("OPQ8 cuts vectors into 8 parts, they have dimension 7");
    VectorSet wide = VectorSet.copyOf(new float[3][4_096]);
    assertThatThrownBy(() -> family().train("OPQ8", wide, Metric.L2, OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "OPQ8 learns rotations of up to 2,048 dimensions, vectors have 4,096: put PCA1024 in"
                + " front");
    assertThat(family().accepts("OPQ0")).isFalse();
    assertThat(family().accepts("OPQ")).isFalse();
    assertThat(family().accepts("PQ8")).isFalse();
  }
}
