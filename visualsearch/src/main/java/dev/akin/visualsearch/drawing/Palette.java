package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.DrawnProduct.Look;
import dev.akin.visualsearch.drawing.Sketch.Material;
import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.TexturePaint;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** The paints of one product. */
final class Palette {
  private static final Color STEEL = new Color(0xb9bec6);
  private static final Color PORCELAIN = new Color(0xf3f1ec);
  private static final Color SMOKE = new Color(0x3a3f4b);

  private final Color main;
  private final Color trim;
  private final Paint fabric;

  Palette(Look look, Jitter jitter) {
    main = varied(look.colour().shade(), jitter);
    trim = Colour.toned(main, look.colour().isLight() ? -0.16 : -0.32);
    double period = look.pattern().period() * jitter.between(0.8, 1.25);
    fabric =
        look.pattern() == Pattern.PLAIN
            ? main
            : new TexturePaint(
                look.pattern().tile(main, look.colour().print(jitter)),
                new Rectangle2D.Double(
                    jitter.between(0, period), jitter.between(0, period), period, period));
  }

  Color trim() {
    return trim;
  }

  /** Of the materials in the product's colour. */
  Paint ground(Material material) {
    return switch (material) {
      case FABRIC -> fabric;
      case TRIM, STRAP -> trim;
      case PLAIN, INSIDE, PALE, METAL, GLASS, WOOD, SEAM -> main;
    };
  }

  /** Of the materials whose colour is their own; {@code box} is what the paint has to span. */
  Paint still(Material material, Rectangle2D box) {
    return switch (material) {
      case INSIDE -> vertical(box, Colour.toned(main, -0.62), Colour.toned(main, -0.45));
      case METAL -> vertical(box, Colour.toned(STEEL, 0.45), Colour.toned(STEEL, -0.28));
      case GLASS -> vertical(box, SMOKE, Colour.toned(SMOKE, 0.45));
      case PALE -> vertical(box, PORCELAIN, Colour.toned(PORCELAIN, -0.1));
      case FABRIC, PLAIN, TRIM, STRAP, WOOD, SEAM -> main;
    };
  }

  /** Over fabric: bright on the upper left, dim on the lower right. */
  Paint light() {
    return new LinearGradientPaint(
        new Point2D.Double(18, 8),
        new Point2D.Double(86, 96),
        new float[] {0, 0.45f, 1},
        new Color[] {
          new Color(255, 255, 255, 52), new Color(255, 255, 255, 0), new Color(0, 0, 20, 70)
        });
  }

  Color seam() {
    return Colour.luminance(main) < 0.25 ? new Color(255, 255, 255, 70) : new Color(0, 0, 0, 95);
  }

  Color edge() {
    Color dark = Colour.toned(main, -0.55);
    return new Color(dark.getRed(), dark.getGreen(), dark.getBlue(), 150);
  }

  private static Paint vertical(Rectangle2D box, Color top, Color bottom) {
    double height = Math.max(box.getHeight(), 0.1);
    return new LinearGradientPaint(
        new Point2D.Double(0, box.getY()),
        new Point2D.Double(0, box.getY() + height),
        new float[] {0, 1},
        new Color[] {top, bottom});
  }

  /** No two dye lots are the same. */
  private static Color varied(Color shade, Jitter jitter) {
    float[] hsb = Color.RGBtoHSB(shade.getRed(), shade.getGreen(), shade.getBlue(), null);
    return Color.getHSBColor(
        (float) (hsb[0] + 0.012 * jitter.bell()),
        (float) Math.clamp(hsb[1] * (1 + 0.1 * jitter.bell()), 0, 1),
        (float) Math.clamp(hsb[2] * (1 + 0.06 * jitter.bell()), 0, 1));
  }
}
