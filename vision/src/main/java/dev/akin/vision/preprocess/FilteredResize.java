package dev.akin.vision.preprocess;

import dev.akin.vision.picture.Picture;
import java.util.Arrays;

/**
 * One resize with a filter. Every source row is resized once, rounded to 8 bits, and added to the
 * target rows that it belongs to; a target row is finished behind its last source row. So only few
 * rows are held, whatever the sizes.
 */
final class FilteredResize {
  private static final int HALF = 1 << (FilterWeights.PRECISION - 1);

  private final Picture source;
  private final int height;
  private final int stride;
  private final FilterWeights columns;
  private final FilterWeights rows;
  private final byte[] target;

  FilteredResize(Resampling filter, Picture source, int width, int height) {
    this.source = source;
    this.height = height;
    this.stride = 3 * width;
    this.columns = FilterWeights.of(filter, source.width(), width);
    this.rows = FilterWeights.of(filter, source.height(), height);
    this.target = new byte[Math.multiplyExact(stride, height)];
  }

  Picture resize() {
    int[][] sums = new int[height][];
    byte[] sourceRow = new byte[3 * source.width()];
    byte[] row = new byte[stride];
    int oldest = 0;
    for (int y = 0; y < source.height(); y++) {
      source.copyRow(y, sourceRow);
      resizeRow(sourceRow, row);
      // First rows never decrease, so the target rows in work are neighbours.
      for (int line = oldest; line < height && rows.first()[line] <= y; line++) {
        int tap = y - rows.first()[line];
        int[] weights = rows.weights()[line];
        if (tap == 0) {
          sums[line] = new int[stride];
          Arrays.fill(sums[line], HALF);
        }
        if (tap < weights.length) {
          add(row, weights[tap], sums[line]);
        }
      }
      while (oldest < height && y >= rows.first()[oldest] + rows.weights()[oldest].length - 1) {
        finish(oldest, sums[oldest]);
        sums[oldest++] = new int[0];
      }
    }
    return Picture.of(stride / 3, height, target);
  }

  private void resizeRow(byte[] sourceRow, byte[] row) {
    int at = 0;
    for (int x = 0; x < columns.first().length; x++) {
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      int from = 3 * columns.first()[x];
      for (int weight : columns.weights()[x]) {
        red += weight * (sourceRow[from] & 0xff);
        green += weight * (sourceRow[from + 1] & 0xff);
        blue += weight * (sourceRow[from + 2] & 0xff);
        from += 3;
      }
      row[at++] = clip(red);
      row[at++] = clip(green);
      row[at++] = clip(blue);
    }
  }

  private static void add(byte[] row, int weight, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * (row[i] & 0xff);
    }
  }

  private void finish(int line, int[] sums) {
    for (int i = 0; i < stride; i++) {
      target[line * stride + i] = clip(sums[i]);
    }
  }

  private static byte clip(int fixed) {
    return (byte) Math.clamp(fixed >> FilterWeights.PRECISION, 0, 255);
  }
}
