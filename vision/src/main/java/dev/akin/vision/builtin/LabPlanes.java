package dev.akin.vision.builtin;

import dev.akin.vision.picture.Picture;

/**
 * A square picture in CIE L*a*b* (D65), where equal distances look about equally different.
 *
 * @param size edge in pixels
 * @param l lightness 0 … 100, {@code [size][size]}
 * @param a green (negative) to red
 * @param b blue (negative) to yellow
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record LabPlanes(int size, float[] l, float[] a, float[] b) {
  private static final float[] LINEAR = linearLight();

  /** Cube roots of 0 … 1 in steps finer than the 8 bits they come from. */
  private static final float[] ROOT = labRoots(4096);

  static LabPlanes of(Picture square) {
    int size = square.width();
    LabPlanes planes =
        new LabPlanes(size, new float[size * size], new float[size * size], new float[size * size]);
    byte[] row = new byte[3 * size];
    for (int y = 0; y < size; y++) {
      square.copyRow(y, row);
      for (int x = 0; x < size; x++) {
        planes.set(y * size + x, row, 3 * x);
      }
    }
    return planes;
  }

  /** The picture at half the size, four pixels averaged into one. */
  LabPlanes half() {
    return new LabPlanes(size / 2, half(l), half(a), half(b));
  }

  private float[] half(float[] plane) {
    int edge = size / 2;
    float[] small = new float[edge * edge];
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        int at = 2 * y * size + 2 * x;
        small[y * edge + x] =
            (plane[at] + plane[at + 1] + plane[at + size] + plane[at + size + 1]) / 4;
      }
    }
    return small;
  }

  private void set(int pixel, byte[] rgb, int at) {
    float red = LINEAR[rgb[at] & 0xff];
    float green = LINEAR[rgb[at + 1] & 0xff];
    float blue = LINEAR[rgb[at + 2] & 0xff];
    // sRGB to XYZ, each divided by the white point.
    float x = root(0.43394f * red + 0.37622f * green + 0.18984f * blue);
    float y = root(0.21264f * red + 0.71517f * green + 0.07219f * blue);
    float z = root(0.01776f * red + 0.10948f * green + 0.87277f * blue);
    l[pixel] = 116 * y - 16;
    a[pixel] = 500 * (x - y);
    b[pixel] = 200 * (y - z);
  }

  /** Euclidean distance of a pixel from a colour (the CIE 1976 difference). */
  float difference(int pixel, float[] lab) {
    float dl = l[pixel] - lab[0];
    float da = a[pixel] - lab[1];
    float db = b[pixel] - lab[2];
    return (float) Math.sqrt(dl * dl + da * da + db * db);
  }

  private static float root(float value) {
    float position = Math.min(value, 1) * (ROOT.length - 1);
    int index = Math.min((int) position, ROOT.length - 2);
    return ROOT[index] + (position - index) * (ROOT[index + 1] - ROOT[index]);
  }

  private static float[] linearLight() {
    float[] linear = new float[256];
    for (int value = 0; value < 256; value++) {
      double s = value / 255.0;
      linear[value] = (float) (s <= 0.04045 ? s / 12.92 : StrictMath.pow((s + 0.055) / 1.055, 2.4));
    }
    return linear;
  }

  private static float[] labRoots(int steps) {
    float[] roots = new float[steps + 1];
    for (int step = 0; step <= steps; step++) {
      double t = (double) step / steps;
      roots[step] =
          (float) (t > 216.0 / 24389 ? StrictMath.cbrt(t) : (24389.0 / 27 * t + 16) / 116);
    }
    return roots;
  }
}
