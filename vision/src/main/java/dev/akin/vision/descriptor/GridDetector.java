package dev.akin.vision.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * Points on a regular grid, upright, at the second level of the three finest octaves: descriptors
 * of about 12, 24 and 48 pixels of the picture, each overlapping the next by half. Places are left
 * out where grey changes by less than the contrast over one σ, on the Gaussian-weighted average.
 * (Dense descriptors as in Lazebnik, Schmid, Ponce: Beyond Bags of Features, CVPR 2006, §4.)
 */
final class GridDetector implements PointDetector {
  private static final int LEVEL = 1;
  private static final float COARSEST_PIXEL = 2;

  private static final double SIGMA = Octave.sigma(LEVEL);

  /** Half a descriptor. */
  private static final double STEP = 6 * SIGMA;

  private final double contrast;

  GridDetector(double contrast) {
    this.contrast = contrast;
  }

  @Override
  public List<OrientedPoint> points(Octave octave) {
    List<OrientedPoint> points = new ArrayList<>();
    if (octave.pixelSize() > COARSEST_PIXEL) {
      return points;
    }
    GreyImage image = octave.gaussian(LEVEL);
    // Whole descriptors only; the grid stands in the middle.
    int columns = count(image.width());
    int rows = count(image.height());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        ScalePoint place =
            new ScalePoint(
                position(column, columns, image.width()),
                position(row, rows, image.height()),
                LEVEL);
        if (slope(octave.gradients(place), place) >= contrast) {
          points.add(new OrientedPoint(place, 0));
        }
      }
    }
    return points;
  }

  private static int count(int pixels) {
    return Math.max(0, (int) ((pixels - 1) / STEP) - 1);
  }

  private static float position(int index, int count, int pixels) {
    return (float) ((pixels - 1) / 2.0 + (index - (count - 1) / 2.0) * STEP);
  }

  /** Mean change of grey over one σ. */
  private static double slope(GradientField field, ScalePoint place) {
    GaussianWindow window = GaussianWindow.of(field, place, STEP, STEP);
    double weighted = 0;
    double weights = 0;
    for (int y = window.top; y <= window.bottom; y++) {
      for (int x = window.left; x <= window.right; x++) {
        double weight = window.row(y) * window.column(x);
        // A field's magnitude is twice the slope.
        weighted += 0.5 * SIGMA * weight * field.magnitude()[y][x];
        weights += weight;
      }
    }
    return weights > 0 ? weighted / weights : 0;
  }
}
