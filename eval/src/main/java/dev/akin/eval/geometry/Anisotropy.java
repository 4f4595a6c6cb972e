package dev.akin.eval.geometry;

import dev.akin.core.linear.SecondMoment;
import dev.akin.core.linear.SubspaceIteration;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.sample.SampledRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Whether vectors fill their space or only a part of it (Mu &amp; Viswanath, ICLR 2018; Ethayarajh,
 * EMNLP 2019).
 *
 * <p>With unit vectors uᵢ and the eigenvalues λ of the covariance:
 *
 * <pre>
 *   meanDirection = ‖1/n Σ uᵢ‖           0 in a ball around zero, 1 if all point the same way
 *   meanCosine    = of two different rows = (n ‖1/n Σ uᵢ‖² − 1) / (n − 1)
 *   effective     = (Σ λ)² / Σ λ²        participation ratio: d in a ball, 1 on a line
 * </pre>
 *
 * <p>From a sample of n rows the participation ratio of d ≫ n dimensions comes out too low, at most
 * n.
 *
 * @param meanDirection the length of the mean direction
 * @param meanCosine of two rows
 * @param effective dimensions by variance
 * @param explained the share of variance that the first 1, 2, … components hold together, up to 64
 */
public record Anisotropy(
    double meanDirection, double meanCosine, double effective, List<Double> explained) {
  /** Rows for the covariance, which costs n d² / 2. */
  private static final int ROWS = 5_000;

  private static final int COMPONENTS = 64;

  /**
   * Measures it.
   *
   * @param rows in random order, none of them zero, as their metric compares them
   */
  static Anisotropy of(VectorSet rows, long seed, int threads) {
    VectorSet few = SampledRows.head(rows, ROWS);
    double direction = meanDirection(few);
    double[][] covariance = SecondMoment.around(SecondMoment.mean(few), few, Workers.of(threads));
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < covariance.length; i++) {
      trace += covariance[i][i];
      for (double value : covariance[i]) {
        squares += value * value;
      }
    }
    return new Anisotropy(
        direction,
        (few.size() * direction * direction - 1) / (few.size() - 1),
        squares == 0 ? 0 : trace * trace / squares,
        trace == 0 ? List.of() : explained(covariance, trace, seed, threads));
  }

  private static double meanDirection(VectorSet rows) {
    double[] sum = new double[rows.dimension()];
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < rows.size(); i++) {
      rows.copyTo(i, row);
      float[] unit = Metric.COSINE.prepare(row);
      for (int j = 0; j < unit.length; j++) {
        sum[j] += unit[j];
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    return Math.sqrt(squares) / rows.size();
  }

  private static List<Double> explained(
      double[][] covariance, double trace, long seed, int threads) {
    int count = Math.min(COMPONENTS, covariance.length);
    double[] values = SubspaceIteration.leading(covariance, count, seed, threads).values();
    List<Double> explained = new ArrayList<>();
    double sum = 0;
    for (double value : values) {
      sum += Math.max(0, value) / trace;
      explained.add(Math.min(1, sum));
    }
    return List.copyOf(explained);
  }

  /** How many components hold a share of the variance, if 64 are enough. */
  public OptionalInt componentsFor(double share) {
    for (int i = 0; i < explained.size(); i++) {
      if (explained.get(i) >= share) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("meanDirection", meanDirection);
    json.put("meanCosine", meanCosine);
    json.put("effectiveDimensions", effective);
    json.put("explained", explained);
    return json;
  }
}
