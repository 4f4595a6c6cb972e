package dev.akin.visualsearch.drawing;

import java.awt.Color;
import java.util.Locale;

/** The main colour of a product. */
public enum Colour {
  BLACK(0x26262b),
  GREY(0x8d9197),
  WHITE(0xf4f2ee),
  BEIGE(0xdcc7a1),
  BROWN(0x7b4f31),
  RED(0xc6272f),
  ORANGE(0xee7f22),
  YELLOW(0xf2c93a),
  GREEN(0x2f8a4b),
  OLIVE(0x74753b),
  TEAL(0x1b8a8f),
  BLUE(0x3d7fd6),
  NAVY(0x213a6b),
  PURPLE(0x7a46a3),
  PINK(0xec87ac);

  private final Color shade;

  Colour(int rgb) {
    this.shade = new Color(rgb);
  }

  /** The word a shop uses: {@code navy}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  Color shade() {
    return shade;
  }

  boolean isLight() {
    return luminance(shade) > 0.55;
  }

  /** What patterns of this colour are printed in, one of a few that show on it. */
  Color print(Jitter jitter) {
    Color[] onDark = {new Color(0xf6f3ea), new Color(0xf3d8a0), new Color(0xc9d8ee)};
    Color[] onLight = {new Color(0x2a3350), new Color(0x8e2f3c), new Color(0x3c5a45)};
    return isLight() ? jitter.pick(onLight) : jitter.pick(onDark);
  }

  static double luminance(Color color) {
    return (0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue()) / 255;
  }

  /** Towards black (share below 0) or white (above 0). */
  static Color toned(Color color, double share) {
    int target = share < 0 ? 0 : 255;
    double weight = Math.abs(share);
    return new Color(
        mix(color.getRed(), target, weight),
        mix(color.getGreen(), target, weight),
        mix(color.getBlue(), target, weight));
  }

  private static int mix(int from, int to, double weight) {
    return (int) Math.round(from + (to - from) * weight);
  }
}
