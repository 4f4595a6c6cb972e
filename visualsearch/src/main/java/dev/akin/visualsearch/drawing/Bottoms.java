package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.Sketch.Material;
import java.awt.geom.Path2D;

/** Dresses and clothes for the lower body, laid out flat. */
final class Bottoms {
  private Bottoms() {}

  static Sketch dress(Jitter jitter) {
    double hem = jitter.between(84, 94);
    double flare = jitter.between(76, 88);
    double waistY = jitter.between(42, 48);
    Path2D bodice =
        Outline.from(50, 22)
            .bend(57, 21, 60, 7)
            .line(65, 7)
            .bend(65, 20, 69, 26)
            .bend(66, 38, 62, waistY)
            .line(50, waistY)
            .mirrored();
    Path2D skirt =
        Outline.from(50, waistY - 1)
            .line(62, waistY - 1)
            .bend(68, 64, flare, hem - 4)
            .bend(66, hem + 3, 50, hem + 3)
            .mirrored();
    Sketch sketch =
        new Sketch()
            .add(Material.INSIDE, Outline.from(50, 12).line(61, 8).bend(57, 21, 50, 23).mirrored())
            .add(Material.FABRIC, skirt)
            .add(Material.FABRIC, bodice)
            .add(
                Material.TRIM,
                Outline.from(50, waistY - 2)
                    .line(62.5, waistY - 2)
                    .line(62.8, waistY + 2)
                    .line(50, waistY + 2)
                    .mirrored());
    for (double fold = 0.25; fold < 0.9; fold += 0.3) {
      double reach = 50 + (flare - 50) * fold;
      sketch.both(
          Material.SEAM,
          Outline.from(50 + 12 * fold, waistY + 4).bend(50 + 16 * fold, 66, reach, hem - 3).open());
    }
    return sketch;
  }

  static Sketch skirt(Jitter jitter) {
    double hem = jitter.between(72, 86);
    double flare = jitter.between(78, 91);
    double top = jitter.between(18, 24);
    Path2D cloth =
        Outline.from(50, top)
            .line(66, top)
            .bend(70, top + 24, flare, hem - 5)
            .bend(70, hem + 3, 50, hem + 3)
            .mirrored();
    Sketch sketch =
        new Sketch()
            .add(Material.FABRIC, cloth)
            .add(
                Material.TRIM,
                Outline.from(50, top - 5)
                    .line(65.5, top - 5)
                    .line(66.3, top + 2)
                    .line(50, top + 2)
                    .mirrored());
    for (double fold = 0.2; fold < 0.95; fold += 0.24) {
      double reach = 50 + (flare - 50) * fold;
      sketch.both(
          Material.SEAM,
          Outline.from(50 + 16 * fold, top + 4).bend(50 + 19 * fold, 50, reach, hem - 3).open());
    }
    return sketch;
  }

  static Sketch trousers(Jitter jitter) {
    return legs(jitter, jitter.between(88, 95), jitter.between(11, 16));
  }

  static Sketch shorts(Jitter jitter) {
    return legs(jitter, jitter.between(56, 66), jitter.between(20, 25));
  }

  /**
   * Two legs from a waistband at y = 10 (shorts hang lower) to {@code hem}, each {@code leg} wide
   * there.
   */
  private static Sketch legs(Jitter jitter, double hem, double leg) {
    double top = hem < 70 ? 26 : 9;
    double crotch = top + jitter.between(27, 31);
    double hip = hem < 70 ? 73 : 69;
    double outer = hem < 70 ? 76 : jitter.between(66, 71);
    double bottom = hem < 70 ? hem + 16 : hem;
    Path2D cloth =
        Outline.from(50, top)
            .line(64, top)
            .bend(hip - 1, top + 12, hip, top + 22)
            .line(outer, bottom)
            .bend(outer - leg / 2, bottom + 2, outer - leg, bottom)
            .line(50.6, crotch)
            .mirrored();
    return new Sketch()
        .add(
            Material.INSIDE,
            Outline.from(50, top - 3).bend(60, top - 3, 64, top + 1).line(50, top + 3).mirrored())
        .add(Material.FABRIC, cloth)
        .add(
            Material.TRIM,
            Outline.from(50, top + 1)
                .bend(60, top + 1, 64, top)
                .line(65.5, top + 6)
                .bend(60, top + 7, 50, top + 7)
                .mirrored())
        .add(Material.SEAM, Outline.from(50, top + 7).line(50, crotch).open())
        .both(
            Material.SEAM, Outline.from(57, top + 7).bend(61, top + 17, hip - 0.5, top + 17).open())
        .both(
            Material.SEAM,
            Outline.from(outer - leg + 0.6, bottom - 3.5)
                .bend(outer - leg / 2, bottom - 1.5, outer, bottom - 3.5)
                .open())
        .disc(Material.METAL, 50, top + 4, 1.3);
  }
}
