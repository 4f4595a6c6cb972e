package dev.akin.vision.builtin;

/**
 * Which colours are where: for the whole object and its four quarters, how much of it is red,
 * orange, … (12 hues, each dark and bright) and how much is black, grey, white (6 steps). Every
 * pixel is shared between its two nearest bins, so that a small change of light changes little.
 */
final class ColorBlock {
  private static final int HUES = 12;
  private static final int GREYS = 6;
  private static final int BINS = 2 * HUES + GREYS;
  private static final int REGIONS = 5;

  /** Chroma below which a colour is grey, and above which it is not. */
  private static final float GREY_CHROMA = 6;

  private static final float VIVID_CHROMA = 22;

  static final int DIMENSION = BINS * REGIONS;

  private ColorBlock() {}

  /** Fills {@code [REGIONS][BINS]}, each region summing to the object's weight in it. */
  static float[] of(LabPlanes planes, float[] weights) {
    float[] block = new float[DIMENSION];
    int size = planes.size();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int pixel = y * size + x;
        if (weights[pixel] > 0) {
          int quarter = 1 + 2 * (2 * y / size) + 2 * x / size;
          add(planes, pixel, weights[pixel], block, quarter * BINS);
        }
      }
    }
    for (int at = BINS; at < DIMENSION; at++) {
      block[at % BINS] += block[at];
    }
    return block;
  }

  private static void add(LabPlanes planes, int pixel, float weight, float[] block, int region) {
    float a = planes.a()[pixel];
    float b = planes.b()[pixel];
    float chroma = (float) Math.sqrt(a * a + b * b);
    float colorful = Math.clamp((chroma - GREY_CHROMA) / (VIVID_CHROMA - GREY_CHROMA), 0f, 1f);
    float light = planes.l()[pixel] / 100;
    if (colorful > 0) {
      float bright = Math.clamp(2 * light - 0.5f, 0f, 1f);
      float hue = (float) ((StrictMath.atan2(b, a) / (2 * Math.PI) + 1) * HUES) % HUES;
      int low = (int) hue % HUES;
      int high = (low + 1) % HUES;
      float share = hue - (int) hue;
      float amount = weight * colorful;
      block[region + low] += amount * (1 - bright) * (1 - share);
      block[region + high] += amount * (1 - bright) * share;
      block[region + HUES + low] += amount * bright * (1 - share);
      block[region + HUES + high] += amount * bright * share;
    }
    if (colorful < 1) {
      float step = Math.clamp(light * (GREYS - 1), 0f, GREYS - 1.001f);
      int low = (int) step;
      float amount = weight * (1 - colorful);
      block[region + 2 * HUES + low] += amount * (1 - (step - low));
      block[region + 2 * HUES + low + 1] += amount * (step - low);
    }
  }
}
