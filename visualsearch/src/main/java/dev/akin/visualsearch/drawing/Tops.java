package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.Sketch.Material;
import java.awt.geom.Path2D;

/** Clothes for the upper body, laid out flat. */
final class Tops {
  private Tops() {}

  static Sketch tShirt(Jitter jitter) {
    double waist = jitter.between(69, 75);
    double sleeve = jitter.between(40, 48);
    double hem = jitter.between(84, 92);
    double neck = jitter.between(17, 24);
    Path2D body =
        Outline.from(50, neck)
            .bend(57, neck, 60, 12)
            .bend(68, 13, 76, 18)
            .bend(85, 25, 93, sleeve - 6)
            .bend(88, sleeve - 1, 80, sleeve + 1)
            .bend(76, 37, 72, 35)
            .bend(71, 60, waist, hem)
            .bend(60, hem + 2, 50, hem + 2)
            .mirrored();
    return new Sketch()
        .add(Material.INSIDE, collarBack(neck))
        .add(Material.FABRIC, body)
        .add(
            Material.SEAM,
            Outline.from(40, 12).bend(43, neck + 3, 50, neck + 3).bend(57, neck + 3, 60, 12).open())
        .both(Material.SEAM, Outline.from(72, 35).bend(71, 27, 74, 18).open())
        .both(
            Material.SEAM,
            Outline.from(91.5, sleeve - 8).bend(86, sleeve - 3, 79, sleeve - 1.5).open())
        .add(
            Material.SEAM,
            Outline.from(100 - waist, hem - 3).bend(50, hem + 1, waist, hem - 3).open());
  }

  static Sketch shirt(Jitter jitter) {
    double hem = jitter.between(86, 93);
    double cuff = jitter.between(74, 82);
    double waist = jitter.between(66, 71);
    Path2D sleeve =
        Outline.from(69, 17)
            .bend(80, 22, 84, 36)
            .bend(89, 58, 93, cuff - 2)
            .line(83, cuff + 1)
            .bend(77, 58, 71, 42)
            .closed();
    Path2D cuffs =
        Outline.from(91.8, cuff - 8)
            .line(93.5, cuff - 2)
            .line(83, cuff + 1)
            .line(81.3, cuff - 5)
            .closed();
    Path2D body =
        Outline.from(50, 15)
            .line(59, 12)
            .bend(67, 14, 73, 19)
            .bend(71, 60, waist, hem - 4)
            .bend(62, hem - 3, 50, hem)
            .mirrored();
    Path2D collar = Outline.from(50, 19).line(43, 25).line(38, 13).bend(41, 9, 44, 9).closed();
    Sketch sketch =
        new Sketch()
            .both(Material.FABRIC, sleeve)
            .both(Material.TRIM, cuffs)
            .add(Material.FABRIC, body)
            .add(Material.INSIDE, Outline.from(50, 18).bend(57, 12, 56, 9).mirrored())
            .both(Material.FABRIC, collar)
            .add(Material.SEAM, Outline.from(48, 21).line(48, hem - 1).open())
            .add(Material.SEAM, Outline.from(52.5, 21).line(52.5, hem - 1).open());
    for (double y = 29; y < hem - 6; y += 11) {
      sketch.disc(Material.PALE, 50.2, y, 1.3);
    }
    if (jitter.chance(0.6)) {
      sketch.add(
          Material.SEAM,
          Outline.from(57, 35).line(67, 35).line(67, 44).line(62, 47).line(57, 44).closed());
    }
    return sketch;
  }

  static Sketch hoodie(Jitter jitter) {
    double hem = jitter.between(84, 90);
    double cuff = jitter.between(74, 81);
    double width = jitter.between(72, 76);
    Path2D sleeve =
        Outline.from(69, 25)
            .bend(82, 29, 86, 43)
            .bend(91, 60, 93, cuff)
            .line(83, cuff + 2)
            .bend(78, 62, 72, 50)
            .closed();
    Path2D cuffs =
        Outline.from(93, cuff - 1)
            .line(93, cuff + 5)
            .line(83.5, cuff + 7)
            .line(83, cuff + 1)
            .closed();
    Path2D body =
        Outline.from(50, 24)
            .line(62, 22)
            .bend(70, 24, width, 29)
            .bend(73, 62, width, hem)
            .line(50, hem)
            .mirrored();
    Path2D hood = Outline.from(50, 6).bend(64, 6, 67, 21).bend(66, 29, 50, 35).mirrored();
    Path2D opening = Outline.from(50, 11).bend(60, 12, 60, 21).bend(58, 28, 50, 31).mirrored();
    Path2D pocket =
        Outline.from(50, 60).line(59, 60).line(66, 72).line(65, 80).line(50, 80).mirrored();
    return new Sketch()
        .both(Material.FABRIC, sleeve)
        .both(Material.TRIM, cuffs)
        .add(Material.FABRIC, body)
        .add(
            Material.TRIM,
            Outline.from(50, hem - 1)
                .line(width, hem - 1)
                .line(width - 1.5, hem + 5)
                .line(50, hem + 5)
                .mirrored())
        .add(Material.PLAIN, hood)
        .add(Material.INSIDE, opening)
        .add(Material.PLAIN, pocket)
        .both(Material.SEAM, Outline.from(46, 31).bend(45, 40, 46, jitter.between(44, 52)).open());
  }

  private static Path2D collarBack(double neck) {
    return Outline.from(50, 10.5).line(60, 12).bend(57, neck, 50, neck + 1).mirrored();
  }
}
