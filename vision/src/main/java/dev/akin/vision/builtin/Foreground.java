package dev.akin.vision.builtin;

import java.util.Arrays;

/**
 * Which pixels show the object. On a plain background (most border pixels share one colour) it is
 * everything that the background, flooding in from the border, does not reach; holes and white
 * prints stay inside. Elsewhere nothing can be told apart and the middle counts more than the
 * border.
 */
final class Foreground {
  /** Share of border pixels that must look alike for a plain background. */
  private static final float PLAIN_SHARE = 0.6f;

  /** CIE difference below which a pixel may be background; JPEG noise stays below it. */
  private static final float BACKGROUND_DIFFERENCE = 8;

  /** An object smaller than this share of the picture is taken for noise. */
  private static final float SMALLEST_OBJECT = 0.02f;

  private final int size;
  private final float[] weights;
  private final boolean plain;

  private Foreground(int size, float[] weights, boolean plain) {
    this.size = size;
    this.weights = weights;
    this.plain = plain;
  }

  static Foreground of(LabPlanes planes) {
    float[] background = borderColor(planes);
    if (background.length > 0) {
      float[] mask = flood(planes, background);
      if (sum(mask) >= SMALLEST_OBJECT * mask.length) {
        return new Foreground(planes.size(), mask, true);
      }
    }
    return new Foreground(planes.size(), middle(planes.size()), false);
  }

  /** {@code [size][size]}, 0 … 1. */
  float[] weights() {
    return weights;
  }

  boolean plain() {
    return plain;
  }

  /**
   * The smallest box around the object, as left, top, right, bottom (exclusive); all without a
   * plain background.
   */
  int[] box() {
    if (!plain) {
      return new int[] {0, 0, size, size};
    }
    int[] box = {size, size, 0, 0};
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (weights[y * size + x] > 0) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x + 1);
          box[3] = Math.max(box[3], y + 1);
        }
      }
    }
    return box;
  }

  /**
   * The weights inside a box, stretched to a square, {@code [edge][edge]}: each the one at the
   * pixel's centre.
   */
  float[] within(int[] box, int edge) {
    float[] cut = new float[edge * edge];
    for (int y = 0; y < edge; y++) {
      int row = box[1] + (2 * y + 1) * (box[3] - box[1]) / (2 * edge);
      for (int x = 0; x < edge; x++) {
        int column = box[0] + (2 * x + 1) * (box[2] - box[0]) / (2 * edge);
        cut[y * edge + x] = weights[row * size + column];
      }
    }
    return cut;
  }

  /** The median colour of the border, or nothing if the border is not plain. */
  private static float[] borderColor(LabPlanes planes) {
    int size = planes.size();
    int[] border = new int[4 * (size - 1)];
    for (int i = 0; i < size - 1; i++) {
      border[4 * i] = i;
      border[4 * i + 1] = (size - 1) * size + i + 1;
      border[4 * i + 2] = (i + 1) * size;
      border[4 * i + 3] = i * size + size - 1;
    }
    float[] median = {
      median(planes.l(), border), median(planes.a(), border), median(planes.b(), border)
    };
    int alike = 0;
    for (int pixel : border) {
      if (planes.difference(pixel, median) < BACKGROUND_DIFFERENCE) {
        alike++;
      }
    }
    return alike >= PLAIN_SHARE * border.length ? median : new float[0];
  }

  private static float median(float[] plane, int[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      values[i] = plane[pixels[i]];
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** 1 for every pixel that background pixels do not connect to the border. */
  private static float[] flood(LabPlanes planes, float[] background) {
    int size = planes.size();
    float[] mask = new float[size * size];
    Arrays.fill(mask, 1);
    int[] open = new int[size * size];
    int count = 0;
    for (int pixel = 0; pixel < mask.length; pixel++) {
      int x = pixel % size;
      boolean border = x == 0 || x == size - 1 || pixel < size || pixel >= mask.length - size;
      if (border && planes.difference(pixel, background) < BACKGROUND_DIFFERENCE) {
        mask[pixel] = 0;
        open[count++] = pixel;
      }
    }
    while (count > 0) {
      int pixel = open[--count];
      int x = pixel % size;
      for (int direction = 0; direction < 4; direction++) {
        int next =
            pixel + (direction == 0 ? 1 : direction == 1 ? -1 : direction == 2 ? size : -size);
        boolean wraps = (direction == 0 && x == size - 1) || (direction == 1 && x == 0);
        if (!wraps
            && next >= 0
            && next < mask.length
            && mask[next] > 0
            && planes.difference(next, background) < BACKGROUND_DIFFERENCE) {
          mask[next] = 0;
          open[count++] = next;
        }
      }
    }
    return mask;
  }

  private static float[] middle(int size) {
    float[] weights = new float[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double dx = (x + 0.5) / size - 0.5;
        double dy = (y + 0.5) / size - 0.5;
        weights[y * size + x] = (float) StrictMath.exp(-(dx * dx + dy * dy) / (2 * 0.3 * 0.3));
      }
    }
    return weights;
  }

  private static float sum(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
