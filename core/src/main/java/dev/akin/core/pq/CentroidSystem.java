package dev.akin.core.pq;

import java.util.Arrays;

/**
 * The weighted least squares of one centroid: (n I + e Σ u uᵀ) c = Σ r + e p u. The matrix is
 * positive definite as soon as there is a row. Owned by one thread.
 */
final class CentroidSystem {
  private final int width;

  /** The lower triangle by rows. */
  private final double[][] matrix;

  private final double[] right;

  CentroidSystem(int width) {
    this.width = width;
    this.matrix = new double[width][];
    for (int i = 0; i < width; i++) {
      matrix[i] = new double[i + 1];
    }
    this.right = new double[width];
  }

  void clear() {
    for (double[] row : matrix) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(right, 0);
  }

  /**
   * Adds a row.
   *
   * @param residual r
   * @param direction u
   * @param extra e
   * @param parallel p
   */
  void add(float[] residual, float[] direction, float extra, double parallel) {
    for (int i = 0; i < width; i++) {
      double scaled = (double) extra * direction[i];
      for (int j = 0; j <= i; j++) {
        matrix[i][j] += scaled * direction[j];
      }
      matrix[i][i] += 1;
      right[i] += residual[i] + scaled * parallel;
    }
  }

  /** The centroid, by Cholesky decomposition in place; a view of this system's memory. */
  double[] solution() {
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    for (int i = 0; i < width; i++) {
      for (int k = 0; k < i; k++) {
        right[i] -= matrix[i][k] * right[k];
      }
      right[i] /= matrix[i][i];
    }
    for (int i = width - 1; i >= 0; i--) {
      for (int k = i + 1; k < width; k++) {
        right[i] -= matrix[k][i] * right[k];
      }
      right[i] /= matrix[i][i];
    }
    return right;
  }
}
