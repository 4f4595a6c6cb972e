package dev.akin.vision.preprocess;

import dev.akin.vision.picture.Picture;

/** One resize with a filter: first every row, then every column. */
final class FilteredResize {
  private static final int HALF = 1 << (FilterWeights.PRECISION - 1);

  private final Resampling filter;
  private final Picture source;
  private final int width;
  private final int height;

  FilteredResize(Resampling filter, Picture source, int width, int height) {
    this.filter = filter;
    this.source = source;
    this.width = width;
    this.height = height;
  }

  Picture resize() {
    byte[] narrow = resizeRows();
    return Picture.of(width, height, height == source.height() ? narrow : resizeColumns(narrow));
  }

  /** {@code [source height][width][3]}. */
  private byte[] resizeRows() {
    int stride = 3 * width;
    byte[] target = new byte[Math.multiplyExact(stride, source.height())];
    byte[] row = new byte[3 * source.width()];
    boolean keep = width == source.width();
    FilterWeights weights = FilterWeights.of(filter, source.width(), width);
    for (int y = 0; y < source.height(); y++) {
      source.copyRow(y, row);
      if (keep) {
        System.arraycopy(row, 0, target, y * stride, stride);
      } else {
        resizeRow(row, weights, target, y * stride);
      }
    }
    return target;
  }

  private static void resizeRow(byte[] row, FilterWeights filter, byte[] target, int start) {
    int at = start;
    for (int x = 0; x < filter.first().length; x++) {
      int[] weights = filter.weights()[x];
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      int from = 3 * filter.first()[x];
      for (int weight : weights) {
        red += weight * (row[from] & 0xff);
        green += weight * (row[from + 1] & 0xff);
        blue += weight * (row[from + 2] & 0xff);
        from += 3;
      }
      target[at++] = clip(red);
      target[at++] = clip(green);
      target[at++] = clip(blue);
    }
  }

  /**
   * {@code [height][width][3]}; whole rows are summed up, so that the inner loop runs over adjacent
   * bytes.
   */
  private byte[] resizeColumns(byte[] narrow) {
    int stride = 3 * width;
    byte[] target = new byte[Math.multiplyExact(stride, height)];
    int[] sums = new int[stride];
    FilterWeights filterWeights = FilterWeights.of(filter, source.height(), height);
    for (int y = 0; y < height; y++) {
      java.util.Arrays.fill(sums, HALF);
      int from = filterWeights.first()[y] * stride;
      for (int weight : filterWeights.weights()[y]) {
        for (int i = 0; i < stride; i++) {
          sums[i] += weight * (narrow[from + i] & 0xff);
        }
        from += stride;
      }
      for (int i = 0; i < stride; i++) {
        target[y * stride + i] = clip(sums[i]);
      }
    }
    return target;
  }

  private static byte clip(int fixed) {
    return (byte) Math.clamp(fixed >> FilterWeights.PRECISION, 0, 255);
  }
}
