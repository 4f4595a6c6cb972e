package dev.akin.core.linear;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * The orthogonal matrix nearest to a given one: U Vᵀ of its singular value decomposition U S Vᵀ,
 * the solution of the orthogonal Procrustes problem (Schönemann 1966), by products alone.
 *
 * <p>Newton–Schulz iterations drive all singular values to 1 (Higham, Functions of Matrices, §8.3):
 * first an odd polynomial of degree 5 that more than triples small ones per step (its coefficients
 * are those of K. Jordan's Muon optimiser, 2024), then X ← X (3 I − Xᵀ X) / 2, whose error is
 * squared in each step. In float; {@link #polished} makes the result orthogonal to double
 * precision.
 *
 * <p>When it fails: singular values below 1e-6 of the largest are not told from zero; whoever may
 * meet them adds a little of an orthogonal matrix that they should follow, as OPQ does.
 */
public final class PolarFactor {
  /** Steps that lift singular values: 3.4¹⁰ = 2 · 10⁵. */
  private static final int LIFTING_STEPS = 10;

  /** Steps that make them 1, at most. */
  private static final int CLOSING_STEPS = 30;

  /** What ‖X Xᵀ − I‖, per row, may be at the end: float rounding. */
  private static final double TOLERANCE = 1e-5;

  private static final float A = 3.4445f;
  private static final float B = -4.7750f;
  private static final float C = 2.0315f;

  private PolarFactor() {}

  /**
   * The nearest orthogonal matrix.
   *
   * @param matrix {@code [n][n]}
   * @param threads how many threads work
   * @return {@code [n][n]}, orthogonal up to float rounding; zeros for a matrix of zeros
   */
  public static VectorSet of(VectorSet matrix, int threads) {
    VectorSet x = scaled(matrix);
    for (int step = 0; step < LIFTING_STEPS; step++) {
      VectorSet gram = MatrixProduct.rowsByRows(x, x, threads);
      VectorSet square = MatrixProduct.rowsByRows(gram, gram, threads);
      VectorSet factor = MatrixProduct.combined(A, new float[] {B, C}, gram, square);
      x = MatrixProduct.rowsByRows(factor, MatrixProduct.transposed(x), threads);
    }
    for (int step = 0; step < CLOSING_STEPS; step++) {
      VectorSet gram = MatrixProduct.rowsByRows(x, x, threads);
      if (residual(gram) <= TOLERANCE * Math.sqrt(gram.size())) {
        break;
      }
      VectorSet factor = MatrixProduct.combined(1.5f, new float[] {-0.5f, 0}, gram, gram);
      x = MatrixProduct.rowsByRows(factor, MatrixProduct.transposed(x), threads);
    }
    return x;
  }

  /** One more step in double, n³ multiplications twice: orthogonal to about the square of float. */
  public static double[][] polished(VectorSet orthogonal, int threads) {
    int n = orthogonal.size();
    double[][] x = SecondMoment.centred(orthogonal, 0, n, new double[n]);
    double[][] transposed = DoubleRows.transposed(x);
    double[][] polished = new double[n][n];
    Workers.of(threads)
        .runRanges(
            n,
            1,
            (from, to) -> {
              double[] gram = new double[n];
              for (int i = from; i < to; i++) {
                Arrays.fill(gram, 0);
                for (int k = 0; k < n; k++) {
                  DoubleRows.addMultiple(gram, x[i][k], transposed[k], 0);
                }
                DoubleRows.addMultiple(polished[i], 1.5, x[i], 0);
                for (int j = 0; j < n; j++) {
                  DoubleRows.addMultiple(polished[i], -0.5 * gram[j], x[j], 0);
                }
              }
            });
    return polished;
  }

  /** The matrix divided by its Frobenius norm, so that no singular value exceeds 1. */
  private static VectorSet scaled(VectorSet matrix) {
    double squares = 0;
    float[] row = new float[matrix.dimension()];
    for (int i = 0; i < matrix.size(); i++) {
      matrix.copyTo(i, row);
      for (float value : row) {
        squares += (double) value * value;
      }
    }
    float scale = squares == 0 ? 1 : (float) (1 / Math.sqrt(squares));
    return MatrixProduct.combined(0, new float[] {scale, 0}, matrix, matrix);
  }

  /** The Frobenius norm of what separates a matrix from the identity. */
  private static double residual(VectorSet gram) {
    double squares = 0;
    float[] row = new float[gram.dimension()];
    for (int i = 0; i < gram.size(); i++) {
      gram.copyTo(i, row);
      row[i] -= 1;
      for (float value : row) {
        squares += (double) value * value;
      }
    }
    return Math.sqrt(squares);
  }
}
