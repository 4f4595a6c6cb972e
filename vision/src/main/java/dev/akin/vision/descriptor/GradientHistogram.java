package dev.akin.vision.descriptor;

import java.util.Arrays;

/**
 * The descriptor (Lowe 2004 §6): the surroundings of a point, turned upright, in {@value #CELLS} ×
 * {@value #CELLS} cells with a histogram of {@value #BINS} orientations each.
 *
 * <p>A cell is 3 σ wide. Every gradient is weighted by a Gaussian of half the width of all cells
 * and shared linearly between two columns, two rows and two orientations. The 128 sums are
 * normalised, cut off at {@value #CLAMP}, so that no single edge decides, and normalised again;
 * then multiplied by {@value #FACTOR}, truncated and cut off at 255, as in the published sets (the
 * norms of BIGANN's vectors say so: 508.7 on average, where rounding would give 512).
 *
 * <p>Weak where the surroundings reach beyond the picture: what is outside counts as flat.
 *
 * <p>Owned by one thread; describes one point after another.
 */
final class GradientHistogram {
  private static final int CELLS = 4;
  private static final int BINS = 8;
  private static final double CELL_SIGMAS = 3;
  private static final float CLAMP = 0.2f;
  private static final float FACTOR = 512;

  /** Cells with a border all around, and a further bin that is the first one again. */
  private static final int SIDE = CELLS + 2;

  private static final int DEPTH = BINS + 1;

  private final float[] sums = new float[SIDE * SIDE * DEPTH];
  private final float[] vector = new float[LocalDescriptor.DIMENSION];

  /**
   * Describes a point.
   *
   * @param field of the level nearest to the point's scale
   * @param turn the direction that becomes the frame's first axis
   * @return {@code [4][4][8]}, owned by the caller; all zero where the surroundings are flat
   */
  byte[] of(GradientField field, ScalePoint point, float turn) {
    Arrays.fill(sums, 0);
    collect(field, point, turn);
    fold();
    normalize();
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Math.min(CLAMP, vector[i]);
    }
    normalize();
    byte[] histogram = new byte[vector.length];
    for (int i = 0; i < histogram.length; i++) {
      histogram[i] = (byte) Math.min(255, (int) (FACTOR * vector[i]));
    }
    return histogram;
  }

  private void collect(GradientField field, ScalePoint point, float turn) {
    double cell = CELL_SIGMAS * point.sigma();
    // Half the diagonal of all cells and of the half cells around them that still share.
    double radius = cell * Math.sqrt(2) * (CELLS + 1) / 2;
    GaussianWindow window = GaussianWindow.of(field, point, cell * CELLS / 2, radius);
    float cos = (float) (StrictMath.cos(2 * Math.PI * turn) / cell);
    float sin = (float) (StrictMath.sin(2 * Math.PI * turn) / cell);
    for (int y = window.top; y <= window.bottom; y++) {
      float[] magnitude = field.magnitude()[y];
      float[] turns = field.turns()[y];
      float dy = y - point.y();
      float rowFactor = window.row(y);
      for (int x = window.left; x <= window.right; x++) {
        float dx = x - point.x();
        float column = cos * dx + sin * dy + (CELLS + 1) / 2f;
        float row = cos * dy - sin * dx + (CELLS + 1) / 2f;
        if (column > 0 && column < SIDE - 1 && row > 0 && row < SIDE - 1) {
          float bin = Turns.wrapped(turns[x] - turn) * BINS;
          share(column, row, bin, magnitude[x] * rowFactor * window.column(x));
        }
      }
    }
  }

  /** Shares a weight between the eight cells and bins around a place. */
  private void share(float column, float row, float bin, float weight) {
    int left = (int) column;
    int top = (int) row;
    int low = Math.min(BINS - 1, (int) bin);
    float toRight = column - left;
    float toBottom = row - top;
    float toHigh = bin - low;
    float below = weight * toBottom;
    float above = weight - below;
    int at = (top * SIDE + left) * DEPTH + low;
    spread(at, above * (1 - toRight), toHigh);
    spread(at + DEPTH, above * toRight, toHigh);
    spread(at + SIDE * DEPTH, below * (1 - toRight), toHigh);
    spread(at + (SIDE + 1) * DEPTH, below * toRight, toHigh);
  }

  private void spread(int at, float weight, float toHigh) {
    float high = weight * toHigh;
    sums[at] += weight - high;
    sums[at + 1] += high;
  }

  private void fold() {
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        int from = ((row + 1) * SIDE + column + 1) * DEPTH;
        int to = (row * CELLS + column) * BINS;
        System.arraycopy(sums, from, vector, to, BINS);
        vector[to] += sums[from + BINS];
      }
    }
  }

  private void normalize() {
    float squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }
}
