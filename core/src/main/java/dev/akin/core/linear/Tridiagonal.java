package dev.akin.core.linear;

import java.util.Arrays;

/**
 * A symmetric matrix as A = Bᵀ T B with T tridiagonal and B orthogonal, by Householder reflections
 * (Golub &amp; Van Loan, Matrix Computations, §8.3.1).
 *
 * <p>Both triangles of A are updated, twice the arithmetic, so that every inner loop adds a
 * multiple of one row to another: the compiler turns such loops into SIMD, inner products in double
 * it does not. About 10/3 n³ multiplications and additions.
 */
final class Tridiagonal {
  /** The diagonal of T, {@code [n]}. */
  final double[] diagonal;

  /** What couples i and i + 1, {@code [n]}, the last one zero. */
  final double[] coupling;

  /** B, by rows. */
  final double[][] basis;

  /**
   * Reduces a matrix.
   *
   * @param matrix {@code [n][n]}, symmetric; overwritten
   */
  Tridiagonal(double[][] matrix) {
    int n = matrix.length;
    diagonal = new double[n];
    coupling = new double[n];
    double[] weights = new double[n];
    for (int k = 0; k < n - 1; k++) {
      weights[k] = reflect(matrix, k);
    }
    for (int k = 0; k < n; k++) {
      diagonal[k] = matrix[k][k];
    }
    basis = DoubleRows.transposed(reflections(matrix, weights));
  }

  /** The largest sum of magnitudes in a row of T, an upper bound of every eigenvalue's. */
  double norm() {
    double norm = 0;
    double before = 0;
    for (int i = 0; i < diagonal.length; i++) {
      norm = Math.max(norm, before + Math.abs(diagonal[i]) + Math.abs(coupling[i]));
      before = Math.abs(coupling[i]);
    }
    return norm;
  }

  /**
   * Zeroes row and column k behind the coupling and leaves the reflection I − weight · v vᵀ in row
   * k.
   */
  private double reflect(double[][] matrix, int k) {
    double[] v = matrix[k];
    int n = v.length;
    double squares = 0;
    for (int j = k + 2; j < n; j++) {
      squares += v[j] * v[j];
    }
    if (squares == 0) {
      coupling[k] = v[k + 1];
      return 0;
    }
    double first = v[k + 1];
    double length = Math.sqrt(first * first + squares);
    coupling[k] = first > 0 ? -length : length;
    v[k + 1] = first - coupling[k];
    double weight = 2 / (v[k + 1] * v[k + 1] + squares);
    updateTrailing(matrix, k, weight);
    return weight;
  }

  /** The trailing matrix as the reflection sees it from both sides: A − v wᵀ − w vᵀ. */
  private static void updateTrailing(double[][] matrix, int k, double weight) {
    double[] v = matrix[k];
    int n = v.length;
    double[] w = new double[n];
    for (int j = k + 1; j < n; j++) {
      DoubleRows.addMultiple(w, weight * v[j], matrix[j], k + 1);
    }
    double product = 0;
    for (int j = k + 1; j < n; j++) {
      product += w[j] * v[j];
    }
    DoubleRows.addMultiple(w, -0.5 * weight * product, v, k + 1);
    for (int i = k + 1; i < n; i++) {
      subtractTwo(matrix[i], v[i], w, w[i], v, k + 1);
    }
  }

  /** Q = H₀ H₁ …, whose columns are B's rows, from the last reflection to the first. */
  private static double[][] reflections(double[][] matrix, double[] weights) {
    int n = matrix.length;
    double[][] q = new double[n][n];
    for (int i = 0; i < n; i++) {
      q[i][i] = 1;
    }
    double[] y = new double[n];
    for (int k = n - 2; k >= 0; k--) {
      if (weights[k] == 0) {
        continue;
      }
      Arrays.fill(y, 0);
      double[] v = matrix[k];
      for (int j = k + 1; j < n; j++) {
        DoubleRows.addMultiple(y, v[j], q[j], k + 1);
      }
      for (int i = k + 1; i < n; i++) {
        DoubleRows.addMultiple(q[i], -weights[k] * v[i], y, k + 1);
      }
    }
    return q;
  }

  private static void subtractTwo(
      double[] target, double first, double[] w, double second, double[] v, int from) {
    for (int j = from; j < target.length; j++) {
      target[j] -= first * w[j] + second * v[j];
    }
  }
}
