package dev.akin.core.linear;

import java.util.SplittableRandom;

/** Loops over rows of doubles, in shapes that the compiler turns into SIMD where it can. */
public final class DoubleRows {
  private DoubleRows() {}

  /** {@code target += factor · row} from an index on. */
  public static void addMultiple(double[] target, double factor, double[] row, int from) {
    for (int i = from; i < target.length; i++) {
      target[i] += factor * row[i];
    }
  }

  /** The inner product of two rows. */
  public static double dot(double[] first, double[] second) {
    // Four sums: a single one would wait for the previous addition at every step.
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < first.length; i += 4) {
      sum0 += first[i] * second[i];
      sum1 += first[i + 1] * second[i + 1];
      sum2 += first[i + 2] * second[i + 2];
      sum3 += first[i + 3] * second[i + 3];
    }
    for (; i < first.length; i++) {
      sum0 += first[i] * second[i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  /** The matrix with rows and columns exchanged. */
  public static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < transposed.length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  /**
   * Makes rows orthonormal in place, each against those before it, twice, which is enough (Kahan's
   * rule in Parlett, The Symmetric Eigenvalue Problem, §6.9). A row that is nothing but a
   * combination of those before it is replaced by a random one.
   *
   * @param from rows before this one are orthonormal already
   */
  public static void orthonormalise(double[][] rows, int from, SplittableRandom random) {
    for (int i = from; i < rows.length; i++) {
      while (!orthonormalise(rows, i)) {
        for (int j = 0; j < rows[i].length; j++) {
          rows[i][j] = random.nextGaussian();
        }
      }
    }
  }

  /** Whether enough of a row was left to be given unit length. */
  private static boolean orthonormalise(double[][] rows, int i) {
    double[] row = rows[i];
    double before = Math.sqrt(dot(row, row));
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < i; j++) {
        addMultiple(row, -dot(row, rows[j]), rows[j], 0);
      }
    }
    double length = Math.sqrt(dot(row, row));
    if (!(length > 1e-10 * before)) {
      return false;
    }
    for (int j = 0; j < row.length; j++) {
      row[j] /= length;
    }
    return true;
  }
}
