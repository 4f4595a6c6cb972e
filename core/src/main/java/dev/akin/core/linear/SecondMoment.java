package dev.akin.core.linear;

import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;

/**
 * How the values of vectors vary together: the mean, and the mean of the outer products of the
 * vectors around a centre. Around the mean it is the covariance. In double; n d²/2 multiplications.
 */
public final class SecondMoment {
  /** Rows that are added in one go: they stay in the second-level cache. */
  private static final int BLOCK = 32;

  /** Rows in memory as doubles at once. */
  private static final int CHUNK = 1_024;

  /** Rows of the matrix for which another thread is not worth its start. */
  private static final int FEW = 64;

  private SecondMoment() {}

  /** The mean of all rows, {@code [dimension]}. */
  public static double[] mean(VectorSet rows) {
    double[] mean = new double[rows.dimension()];
    float[] row = new float[rows.dimension()];
    for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
      rows.copyTo(ordinal, row);
      for (int i = 0; i < row.length; i++) {
        mean[i] += row[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= Math.max(rows.size(), 1);
    }
    return mean;
  }

  /**
   * The second moment around a centre; the same bits whatever the threads.
   *
   * @param center {@code [dimension]}
   * @return {@code [dimension][dimension]}, symmetric, positive semi-definite
   */
  public static double[][] around(double[] center, VectorSet rows, Workers workers) {
    double[][] sum = new double[rows.dimension()][rows.dimension()];
    BuildStage stage = workers.stage("second moment", rows.size());
    for (int from = 0; from < rows.size(); from += CHUNK) {
      double[][] chunk = centred(rows, from, Math.min(from + CHUNK, rows.size()), center);
      add(sum, chunk, workers);
      stage.advance(chunk.length);
    }
    stage.end();
    return mirrored(sum, 1.0 / Math.max(rows.size(), 1));
  }

  /** The inner products of all rows around a centre, {@code [size][size]}, divided by the size. */
  public static double[][] gram(double[] center, VectorSet rows, Workers workers) {
    double[][] sum = new double[rows.size()][rows.size()];
    add(sum, DoubleRows.transposed(centred(rows, 0, rows.size(), center)), workers);
    return mirrored(sum, 1.0 / Math.max(rows.size(), 1));
  }

  static double[][] centred(VectorSet rows, int from, int to, double[] center) {
    double[][] centred = new double[to - from][center.length];
    float[] row = new float[center.length];
    for (int i = from; i < to; i++) {
      rows.copyTo(i, row);
      for (int j = 0; j < row.length; j++) {
        centred[i - from][j] = row[j] - center[j];
      }
    }
    return centred;
  }

  /** Adds the outer products of rows to the upper triangle. */
  private static void add(double[][] sum, double[][] rows, Workers workers) {
    int last = sum.length - 1;
    // Row i has last - i + 1 values to add: a short and a long one make every pair equally long.
    workers.runRanges(
        (sum.length + 1) / 2,
        FEW,
        (from, to) -> {
          for (int block = 0; block < rows.length; block += BLOCK) {
            Range range = new Range(block, Math.min(block + BLOCK, rows.length));
            for (int i = from; i < to; i++) {
              add(sum[i], i, rows, range);
              if (i != last - i) {
                add(sum[last - i], last - i, rows, range);
              }
            }
          }
        });
  }

  private record Range(int from, int to) {}

  private static void add(double[] target, int i, double[][] rows, Range range) {
    int row = range.from;
    for (; row + 3 < range.to; row += 4) {
      add(target, i, rows, row);
    }
    for (; row < range.to; row++) {
      DoubleRows.addMultiple(target, rows[row][i], rows[row], i);
    }
  }

  /** {@code target[j] += Σ rows[r][i] · rows[r][j]} for j from i on, four rows per pass. */
  private static void add(double[] target, int i, double[][] rows, int from) {
    double[] row0 = rows[from];
    double[] row1 = rows[from + 1];
    double[] row2 = rows[from + 2];
    double[] row3 = rows[from + 3];
    double factor0 = row0[i];
    double factor1 = row1[i];
    double factor2 = row2[i];
    double factor3 = row3[i];
    for (int j = i; j < target.length; j++) {
      target[j] += factor0 * row0[j] + factor1 * row1[j] + factor2 * row2[j] + factor3 * row3[j];
    }
  }

  private static double[][] mirrored(double[][] sum, double scale) {
    for (int i = 0; i < sum.length; i++) {
      for (int j = i; j < sum.length; j++) {
        sum[i][j] *= scale;
        sum[j][i] = sum[i][j];
      }
    }
    return sum;
  }
}
