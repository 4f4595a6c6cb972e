package dev.akin.vision.descriptor;

import java.util.Arrays;

/**
 * The directions that dominate around a point (Lowe 2004 §5): a histogram of {@value #BINS}
 * orientations, each gradient weighted by its length and a Gaussian of 1.5 times the point's scale.
 * The highest peak and every other of at least {@value #SHARE} of its height give a direction,
 * interpolated by a parabola. Before that the histogram is smoothed six times by the mean of three
 * neighbors, which the paper does not mention but VLFeat does.
 */
final class Orientations {
  private static final int BINS = 36;
  private static final float SHARE = 0.8f;
  private static final double WINDOW = 1.5;
  private static final double REACH = 3;
  private static final int SMOOTHINGS = 6;

  private Orientations() {}

  /** In turns, in the order of the histogram; empty where there is no gradient at all. */
  static float[] of(GradientField field, ScalePoint point) {
    float[] histogram = histogram(field, point);
    for (int i = 0; i < SMOOTHINGS; i++) {
      smooth(histogram);
    }
    float highest = 0;
    for (float height : histogram) {
      highest = Math.max(highest, height);
    }
    float[] found = new float[BINS];
    int count = 0;
    for (int bin = 0; bin < BINS; bin++) {
      float height = histogram[bin];
      float before = histogram[(bin + BINS - 1) % BINS];
      float after = histogram[(bin + 1) % BINS];
      if (height > 0 && height >= SHARE * highest && height > before && height >= after) {
        float shift = 0.5f * (before - after) / (before - 2 * height + after);
        // A gradient counts for the bin that it lies in, whose middle is half a bin further.
        found[count++] = Turns.wrapped((bin + 0.5f + shift) / BINS);
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static float[] histogram(GradientField field, ScalePoint point) {
    double sigma = WINDOW * point.sigma();
    GaussianWindow window = GaussianWindow.of(field, point, sigma, REACH * sigma);
    float[] histogram = new float[BINS];
    for (int y = window.top; y <= window.bottom; y++) {
      float[] magnitude = field.magnitude()[y];
      float[] turns = field.turns()[y];
      float rowFactor = window.row(y);
      for (int x = window.left; x <= window.right; x++) {
        int bin = Math.min(BINS - 1, (int) (turns[x] * BINS));
        histogram[bin] += magnitude[x] * rowFactor * window.column(x);
      }
    }
    return histogram;
  }

  private static void smooth(float[] histogram) {
    float first = histogram[0];
    float before = histogram[BINS - 1];
    for (int bin = 0; bin < BINS; bin++) {
      float here = histogram[bin];
      float after = bin + 1 < BINS ? histogram[bin + 1] : first;
      histogram[bin] = (before + here + after) / 3;
      before = here;
    }
  }
}
