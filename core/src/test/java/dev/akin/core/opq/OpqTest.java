package dev.akin.core.opq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.parallel.Workers;
import dev.akin.core.pq.ProductQuantizerFamily;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.quantizer.WholeBlocks;
import dev.akin.core.transform.MappedRows;
import dev.akin.core.transform.Transform;
import dev.akin.core.transform.TransformContract;
import dev.akin.core.transform.TransformFamily;
import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
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
    return InnerProducts.metrics();
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
    double behind = error(MappedRows.of(learned, sample, Workers.of(2)).rows());
    assertThat(behind).isLessThan(0.8 * raw);
  }

  /** Each part of eight values is one of 200 points, so that any rotation spoils the codebooks. */
  @Test
  void whatStandsInAGoodOrderIsLeftInIt() {
    float[][] points = VectorDistribution.uniform(8).sample(200, 3);
    float[][] rows = VectorDistribution.uniform(32).sample(4_000, 1);
    SplittableRandom random = new SplittableRandom(5);
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= 0.05f;
      }
      for (int part = 0; part < 4; part++) {
        float[] point = points[random.nextInt(points.length)];
        for (int i = 0; i < 8; i++) {
          row[8 * part + i] += point[i];
        }
      }
    }
    VectorSet sample = VectorSet.copyOf(rows);
    Transform learned = family().train("OPQ4", sample, Metric.L2, OPTIONS);
    double behind = error(MappedRows.of(learned, sample, Workers.of(2)).rows());
    assertThat(behind).isLessThan(1.05 * error(sample));
  }

  /** The squared error of 4 parts by 256 centroids each. */
  private static double error(VectorSet rows) {
    TrainingSet set =
        TrainingSet.of(rows, TrainingOptions.of(Metric.L2).withWorkers(Workers.of(2)));
    Quantizer quantizer = new ProductQuantizerFamily().trainer("PQ4").train(set);
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(rows.size()), 64);
    quantizer.encode(rows, codes);
    CodeDecoder decoder = quantizer.decoder(codes);
    float[] row = new float[rows.dimension()];
    float[] decoded = new float[rows.dimension()];
    double squares = 0;
    for (int i = 0; i < rows.size(); i++) {
      rows.copyTo(i, row);
      WholeBlocks.decode(quantizer, decoder, i, decoded);
      for (int j = 0; j < row.length; j++) {
        squares += Math.pow((double) row[j] - decoded[j], 2);
      }
    }
    return squares;
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
