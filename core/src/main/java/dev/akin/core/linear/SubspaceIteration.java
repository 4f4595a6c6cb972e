package dev.akin.core.linear;

import dev.akin.core.parallel.Workers;
import java.util.SplittableRandom;

/**
 * The leading eigenvectors of a positive semi-definite matrix, by randomised subspace iteration
 * with a Rayleigh–Ritz step at the end (Halko, Martinsson &amp; Tropp, SIAM Review 2011, algorithms
 * 4.4 and 5.3). For matrices too large for {@link SymmetricEigen}, of whose eigenvectors few are
 * wanted.
 *
 * <p>The found space holds nearly all of the variance that the true one holds; vectors whose
 * eigenvalues differ by little may be mixed among each other.
 */
public final class SubspaceIteration {
  /** Directions beyond the wanted ones, whose presence speeds the convergence of the last. */
  private static final int EXTRA = 16;

  /** An eigenvalue 20 % below the last wanted one is damped by 1.2⁻¹² ≈ 0.1 at the edge. */
  private static final int ROUNDS = 12;

  private SubspaceIteration() {}

  /**
   * The largest eigenvalues and their vectors.
   *
   * @param matrix {@code [n][n]}, symmetric, positive semi-definite
   * @param count how many, at most n
   */
  public static SymmetricEigen leading(double[][] matrix, int count, long seed, int threads) {
    int n = matrix.length;
    int size = Math.min(count + EXTRA, n);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] space = new double[size][n];
    for (double[] row : space) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextGaussian();
      }
    }
    DoubleRows.orthonormalise(space, 0, random);
    for (int round = 0; round < ROUNDS; round++) {
      space = product(space, matrix, threads);
      DoubleRows.orthonormalise(space, 0, random);
    }
    return ritz(space, product(space, matrix, threads), count);
  }

  /** Diagonalises the matrix within the space and turns the space accordingly. */
  private static SymmetricEigen ritz(double[][] space, double[][] image, int count) {
    double[][] inner = new double[space.length][space.length];
    for (int i = 0; i < space.length; i++) {
      for (int j = 0; j <= i; j++) {
        inner[i][j] = DoubleRows.dot(space[i], image[j]);
        inner[j][i] = inner[i][j];
      }
    }
    SymmetricEigen small = SymmetricEigen.of(inner);
    double[] values = new double[count];
    double[][] vectors = new double[count][space[0].length];
    for (int i = 0; i < count; i++) {
      values[i] = small.values()[i];
      for (int j = 0; j < space.length; j++) {
        DoubleRows.addMultiple(vectors[i], small.vectors()[i][j], space[j], 0);
      }
    }
    return SymmetricEigen.sorted(values, vectors);
  }

  private static double[][] product(double[][] rows, double[][] matrix, int threads) {
    double[][] product = new double[rows.length][matrix.length];
    Workers.of(threads)
        .runRanges(
            rows.length,
            1,
            (from, to) -> {
              // A row of the matrix is read once for all rows of the range.
              for (int j = 0; j < matrix.length; j++) {
                for (int i = from; i < to; i++) {
                  DoubleRows.addMultiple(product[i], rows[i][j], matrix[j], 0);
                }
              }
            });
    return product;
  }
}
