package dev.akin.vision.descriptor;

/**
 * Convolution with a sampled Gaussian, cut off at 4 standard deviations and scaled to sum 1; beyond
 * its border an image goes on as its outermost pixels. Down the columns first, then along the rows,
 * each as a sum of whole rows at the same index: per pixel 2 × (4 σ + 1) multiplications in SIMD
 * code.
 */
final class GaussianBlur {
  private static final double REACH = 4;

  /** {@code half[i]} is the weight of both pixels at distance i. */
  private final float[] half;

  private GaussianBlur(float[] half) {
    this.half = half;
  }

  /** A blur by {@code sigma} pixels, above 0. */
  static GaussianBlur of(double sigma) {
    double[] weights = new double[(int) Math.ceil(REACH * sigma) + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      sum += i == 0 ? weights[i] : 2 * weights[i];
    }
    float[] half = new float[weights.length];
    for (int i = 0; i < half.length; i++) {
      half[i] = (float) (weights[i] / sum);
    }
    return new GaussianBlur(half);
  }

  GreyImage apply(GreyImage image) {
    float[][] blurred = new float[image.height()][image.width()];
    int reach = half.length - 1;
    int width = image.width();
    float[] column = new float[width];
    float[] padded = new float[width + 2 * reach];
    float[] left = new float[width];
    float[] right = new float[width];
    for (int y = 0; y < blurred.length; y++) {
      blurDown(image.rows(), y, column);
      pad(column, padded, reach);
      float[] target = blurred[y];
      scale(half[0], column, target);
      for (int i = 1; i <= reach; i++) {
        System.arraycopy(padded, reach - i, left, 0, width);
        System.arraycopy(padded, reach + i, right, 0, width);
        addPair(half[i], left, right, target);
      }
    }
    return new GreyImage(blurred);
  }

  private void blurDown(float[][] rows, int y, float[] target) {
    scale(half[0], rows[y], target);
    for (int i = 1; i < half.length; i++) {
      float[] above = rows[Math.max(0, y - i)];
      float[] below = rows[Math.min(rows.length - 1, y + i)];
      addPair(half[i], above, below, target);
    }
  }

  private static void pad(float[] row, float[] padded, int reach) {
    System.arraycopy(row, 0, padded, reach, row.length);
    for (int i = 0; i < reach; i++) {
      padded[i] = row[0];
      padded[reach + row.length + i] = row[row.length - 1];
    }
  }

  private static void scale(float weight, float[] row, float[] target) {
    for (int x = 0; x < target.length; x++) {
      target[x] = weight * row[x];
    }
  }

  private static void addPair(float weight, float[] a, float[] b, float[] target) {
    for (int x = 0; x < target.length; x++) {
      target[x] += weight * (a[x] + b[x]);
    }
  }
}
