package dev.akin.vision.descriptor;

import dev.akin.vision.picture.Picture;

/**
 * A grey picture, {@code rows[height][width]}, from 0 for black to 1 for white. Rows are arrays of
 * their own so that loops over two or three of them run at the same index, which is the shape that
 * the compiler turns into SIMD code.
 *
 * @param rows all of one length, at least one; not changed once the image is made
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: images are never compared
record GreyImage(float[][] rows) {
  /** Rec. 601 luma of the stored values, as pictures were made grey for SIFT. */
  static GreyImage of(Picture picture) {
    float[][] grey = new float[picture.height()][picture.width()];
    byte[] rgb = new byte[3 * picture.width()];
    for (int y = 0; y < grey.length; y++) {
      picture.copyRow(y, rgb);
      float[] row = grey[y];
      for (int x = 0; x < row.length; x++) {
        int luma =
            299 * (rgb[3 * x] & 0xff)
                + 587 * (rgb[3 * x + 1] & 0xff)
                + 114 * (rgb[3 * x + 2] & 0xff);
        row[x] = luma / 255_000f;
      }
    }
    return new GreyImage(grey);
  }

  int width() {
    return rows[0].length;
  }

  int height() {
    return rows.length;
  }

  /** Bilinearly enlarged to 2 width − 1 by 2 height − 1: pixel (x, y) goes to (2 x, 2 y). */
  GreyImage doubled() {
    float[][] wide = new float[height()][];
    for (int y = 0; y < wide.length; y++) {
      wide[y] = doubled(rows[y]);
    }
    float[][] large = new float[2 * height() - 1][];
    for (int y = 0; y < wide.length; y++) {
      large[2 * y] = wide[y];
      if (y > 0) {
        large[2 * y - 1] = middle(wide[y - 1], wide[y]);
      }
    }
    return new GreyImage(large);
  }

  private static float[] doubled(float[] row) {
    float[] large = new float[2 * row.length - 1];
    for (int x = 0; x < row.length - 1; x++) {
      large[2 * x] = row[x];
      large[2 * x + 1] = 0.5f * (row[x] + row[x + 1]);
    }
    large[large.length - 1] = row[row.length - 1];
    return large;
  }

  private static float[] middle(float[] above, float[] below) {
    float[] row = new float[above.length];
    for (int x = 0; x < row.length; x++) {
      row[x] = 0.5f * (above[x] + below[x]);
    }
    return row;
  }

  /** Every second pixel of every second row: (2 x, 2 y) goes to (x, y). */
  GreyImage halved() {
    float[][] small = new float[(height() + 1) / 2][(width() + 1) / 2];
    for (int y = 0; y < small.length; y++) {
      for (int x = 0; x < small[y].length; x++) {
        small[y][x] = rows[2 * y][2 * x];
      }
    }
    return new GreyImage(small);
  }

  /** This image less another of its size. */
  GreyImage minus(GreyImage other) {
    float[][] difference = new float[height()][width()];
    for (int y = 0; y < difference.length; y++) {
      float[] target = difference[y];
      float[] left = rows[y];
      float[] right = other.rows[y];
      for (int x = 0; x < target.length; x++) {
        target[x] = left[x] - right[x];
      }
    }
    return new GreyImage(difference);
  }
}
