package dev.akin.core.transform;

import dev.akin.core.index.BuildOptions;
import dev.akin.core.linear.DoubleRows;
import dev.akin.core.linear.SecondMoment;
import dev.akin.core.linear.SubspaceIteration;
import dev.akin.core.linear.SymmetricEigen;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The directions in which vectors vary most, and how much (Pearson 1901): the leading eigenvectors
 * of their second moment around a centre.
 *
 * <p>Three ways, by what is cheapest: fewer rows than dimensions, by the inner products of the
 * rows; few directions of many, by {@link SubspaceIteration}, whose directions hold nearly as much
 * variance; else all eigenvectors. Of more rows than a good estimate needs, an even share is taken.
 *
 * @param center what vectors are taken relative to, {@code [dimension]}
 * @param variances per direction, in falling order, {@code [count]}
 * @param axes orthonormal, {@code [count][dimension]}
 */
@SuppressWarnings("ArrayRecordComponent") // On its way into a transform; compared by nobody.
public record PrincipalAxes(double[] center, double[] variances, double[][] axes) {
  /** Rows per dimension from which on directions hardly change. */
  private static final int ROWS_PER_DIMENSION = 32;

  private static final int MIN_ROWS = 4_096;

  /** Dimensions up to which all eigenvectors cost seconds. */
  private static final int ALL = 1_024;

  /** Of more dimensions, the share up to which a subspace is found faster than everything. */
  private static final int FEW = 4;

  /** What of the largest variance is float rounding rather than variance. */
  static final double NOTHING = 1e-7;

  /**
   * The leading axes of a sample.
   *
   * @param sample at least one row
   * @param center {@code [dimension]}, the mean for a covariance, zeros for inner products
   * @param count how many, at most the dimension
   */
  public static PrincipalAxes of(
      VectorSet sample, double[] center, int count, BuildOptions options) {
    VectorSet rows = evenShare(sample, Math.max(MIN_ROWS, ROWS_PER_DIMENSION * sample.dimension()));
    int dimension = rows.dimension();
    SymmetricEigen eigen;
    if (rows.size() < dimension && count < dimension) {
      eigen = fromRows(rows, center, count, options);
    } else {
      double[][] moment = SecondMoment.around(center, rows, options.workers());
      eigen =
          dimension <= ALL || count > dimension / FEW
              ? SymmetricEigen.of(moment)
              : SubspaceIteration.leading(moment, count, options.seed(), options.threads());
    }
    double[] variances = Arrays.copyOf(eigen.values(), count);
    for (int i = 0; i < count; i++) {
      variances[i] = variances[i] > NOTHING * variances[0] ? variances[i] : 0;
    }
    return new PrincipalAxes(center, variances, Arrays.copyOf(eigen.vectors(), count));
  }

  /** Eigenvector v of X Xᵀ/n with value λ gives axis Xᵀv/√(nλ) of XᵀX/n with the same value. */
  private static SymmetricEigen fromRows(
      VectorSet rows, double[] center, int count, BuildOptions options) {
    SymmetricEigen inner = SymmetricEigen.of(SecondMoment.gram(center, rows, options.workers()));
    int found = 0;
    while (found < Math.min(count, rows.size())
        && inner.values()[found] > NOTHING * inner.values()[0]) {
      found++;
    }
    double[][] axes = new double[count][rows.dimension()];
    float[] row = new float[rows.dimension()];
    double[] centred = new double[row.length];
    for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
      rows.copyTo(ordinal, row);
      for (int j = 0; j < row.length; j++) {
        centred[j] = row[j] - center[j];
      }
      for (int i = 0; i < found; i++) {
        DoubleRows.addMultiple(axes[i], inner.vectors()[i][ordinal], centred, 0);
      }
    }
    // Gives unit length, cleans up, and fills what the rows do not span with random directions.
    DoubleRows.orthonormalise(axes, 0, new SplittableRandom(options.seed()));
    return new SymmetricEigen(Arrays.copyOf(Arrays.copyOf(inner.values(), found), count), axes);
  }

  /** At most so many rows, evenly spread. */
  private static VectorSet evenShare(VectorSet rows, int most) {
    if (rows.size() <= most) {
      return rows;
    }
    VectorSet.Builder share = VectorSet.builder(rows.dimension(), most);
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < most; i++) {
      rows.copyTo((int) ((long) i * rows.size() / most), row);
      share.add(row);
    }
    return share.build();
  }
}
