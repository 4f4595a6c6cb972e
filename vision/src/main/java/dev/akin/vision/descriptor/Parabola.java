package dev.akin.vision.descriptor;

/**
 * The second-order expansion of the difference of Gaussians around a sample (Lowe 2004 §4, after
 * Brown and Lowe 2002), from finite differences: D(o) = value + g·o + ½ oᵀ H o, for an offset o of
 * columns, rows and levels.
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: parabolas are never compared
record Parabola(double value, double[] gradient, double[][] hessian) {
  private static final double[] NONE = {};

  /** Around a sample that has neighbors on all sides. */
  static Parabola at(Octave octave, int x, int y, int level) {
    float[][] below = octave.difference(level - 1).rows();
    float[][] here = octave.difference(level).rows();
    float[][] above = octave.difference(level + 1).rows();
    double value = here[y][x];
    double[] gradient = {
      (here[y][x + 1] - here[y][x - 1]) / 2.0,
      (here[y + 1][x] - here[y - 1][x]) / 2.0,
      (above[y][x] - below[y][x]) / 2.0
    };
    double xx = here[y][x + 1] + here[y][x - 1] - 2 * value;
    double yy = here[y + 1][x] + here[y - 1][x] - 2 * value;
    double ss = above[y][x] + below[y][x] - 2 * value;
    double xy =
        (here[y + 1][x + 1] - here[y + 1][x - 1] - here[y - 1][x + 1] + here[y - 1][x - 1]) / 4.0;
    double xs = (above[y][x + 1] - above[y][x - 1] - below[y][x + 1] + below[y][x - 1]) / 4.0;
    double ys = (above[y + 1][x] - above[y - 1][x] - below[y + 1][x] + below[y - 1][x]) / 4.0;
    return new Parabola(value, gradient, new double[][] {{xx, xy, xs}, {xy, yy, ys}, {xs, ys, ss}});
  }

  /** Where the gradient vanishes, −H⁻¹ g by Cramer's rule; empty if H is singular. */
  double[] extremum() {
    double determinant = determinant(hessian);
    if (determinant == 0) {
      return NONE;
    }
    double[] offset = new double[3];
    for (int column = 0; column < 3; column++) {
      double[][] replaced = new double[3][];
      for (int row = 0; row < 3; row++) {
        replaced[row] = hessian[row].clone();
        replaced[row][column] = -gradient[row];
      }
      offset[column] = determinant(replaced) / determinant;
    }
    return offset;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  /** The value at the extremum, half-way along the gradient's rise. */
  double value(double[] extremum) {
    return value
        + 0.5 * (gradient[0] * extremum[0] + gradient[1] * extremum[1] + gradient[2] * extremum[2]);
  }

  /** §4.1: whether one principal curvature exceeds the other by more than {@code ratio}. */
  boolean isEdge(double ratio) {
    double trace = hessian[0][0] + hessian[1][1];
    double determinant = hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[0][1];
    return determinant <= 0 || trace * trace * ratio >= (ratio + 1) * (ratio + 1) * determinant;
  }
}
