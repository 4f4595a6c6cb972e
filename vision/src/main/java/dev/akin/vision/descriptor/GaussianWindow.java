package dev.akin.vision.descriptor;

/**
 * A Gaussian around a point between the pixels, as the product of a factor per column and one per
 * row, over the pixels within a radius that have a gradient.
 */
final class GaussianWindow {
  final int left;
  final int right;
  final int top;
  final int bottom;
  private final float[] columns;
  private final float[] rows;

  private GaussianWindow(ScalePoint point, double sigma, Span across, Span down) {
    left = across.from;
    right = across.to;
    top = down.from;
    bottom = down.to;
    columns = factors(across, point.x(), sigma);
    rows = factors(down, point.y(), sigma);
  }

  /** First and last pixel. */
  private record Span(int from, int to) {
    static Span around(double centre, double radius, int size) {
      return new Span(
          Math.max(1, (int) Math.ceil(centre - radius)),
          Math.min(size - 2, (int) Math.floor(centre + radius)));
    }
  }

  /** The window of standard deviation {@code sigma} and of this radius, in pixels of the field. */
  static GaussianWindow of(GradientField field, ScalePoint point, double sigma, double radius) {
    return new GaussianWindow(
        point,
        sigma,
        Span.around(point.x(), radius, field.width()),
        Span.around(point.y(), radius, field.height()));
  }

  /** The factor of column {@code x}, between left and right. */
  float column(int x) {
    return columns[x - left];
  }

  /** The factor of row {@code y}, between top and bottom. */
  float row(int y) {
    return rows[y - top];
  }

  private static float[] factors(Span span, double centre, double sigma) {
    float[] factors = new float[Math.max(0, span.to - span.from + 1)];
    for (int i = 0; i < factors.length; i++) {
      double distance = span.from + i - centre;
      factors[i] = (float) StrictMath.exp(-0.5 * distance * distance / (sigma * sigma));
    }
    return factors;
  }
}
