package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.Sketch.Material;
import java.awt.geom.Path2D;

/** Shoes, seen from the side, the toe to the right. */
final class Shoes {
  private Shoes() {}

  static Sketch sneaker(Jitter jitter) {
    double collar = jitter.between(31, 38);
    double toe = jitter.between(90, 95);
    double sole = jitter.between(5, 8);
    Path2D upper =
        Outline.from(9, 68)
            .bend(6, 52, 11, collar)
            .bend(15, collar - 4, 19, collar)
            .bend(26, collar + 9, 37, collar + 1)
            .bend(41, collar - 2, 45, collar + 2)
            .bend(58, 51, 76, 54)
            .bend(toe, 57, toe, 68)
            .closed();
    Path2D bottom =
        Outline.from(7, 66)
            .line(toe + 1, 66)
            .bend(toe + 3, 66 + sole, toe - 5, 67 + sole)
            .line(14, 67 + sole)
            .bend(6, 67 + sole, 7, 66)
            .closed();
    Path2D toeCap =
        Outline.from(toe - 17, 66)
            .bend(toe - 18, 56, toe - 10, 56.5)
            .bend(toe, 58, toe, 66)
            .closed();
    Path2D swoosh = Outline.from(20, 62).bend(38, 64, 55, 48).bend(46, 63, 26, 65.5).closed();
    Sketch sketch =
        new Sketch()
            .add(
                Material.INSIDE,
                Outline.from(11, collar)
                    .bend(25, collar - 7, 42, collar)
                    .bend(26, collar + 12, 11, collar)
                    .closed())
            .add(Material.FABRIC, upper)
            .add(
                Material.TRIM,
                Outline.from(9, 66).bend(6, 52, 10, collar + 4).bend(20, 50, 20, 66).closed())
            .add(Material.PALE, swoosh)
            .add(Material.PALE, toeCap)
            .add(Material.PALE, bottom)
            .add(Material.SEAM, Outline.from(7, 69.5).line(toe + 1, 69.5).open());
    for (int lace = 0; lace < 4; lace++) {
      double x = 45 + lace * 5.5;
      double y = collar + 4 + lace * (51 - collar) / 4.2;
      sketch.add(
          Material.PALE,
          Outline.from(x - 3, y + 4)
              .line(x + 2, y - 2)
              .line(x + 3.6, y - 1)
              .line(x - 1.4, y + 5)
              .closed());
    }
    return sketch;
  }

  static Sketch boot(Jitter jitter) {
    double shaft = jitter.between(10, 24);
    double toe = jitter.between(80, 88);
    double heel = jitter.between(7, 13);
    double calf = jitter.between(50, 55);
    Path2D upper =
        Outline.from(22, 78)
            .bend(19, 64, 22, 50)
            .line(20, shaft)
            .line(calf, shaft + 1)
            .bend(50, 44, 54, 54)
            .bend(62, 61, 73, 64)
            .bend(toe + 1, 67, toe, 79)
            .closed();
    Path2D sole =
        Outline.from(21, 77)
            .line(toe + 1, 77)
            .bend(toe + 2, 83, toe - 4, 83)
            .line(48, 82)
            .line(45, 80)
            .line(41, 81)
            .line(39, 77 + heel)
            .line(22, 77 + heel)
            .closed();
    return new Sketch()
        .add(
            Material.INSIDE,
            Outline.from(20, shaft)
                .bend(36, shaft - 6, calf, shaft + 1)
                .bend(36, shaft + 6, 20, shaft)
                .closed())
        .add(Material.FABRIC, upper)
        .add(
            Material.TRIM,
            Outline.from(20, shaft)
                .bend(36, shaft + 5, calf, shaft + 1)
                .line(calf - 0.5, shaft + 8)
                .bend(36, shaft + 12, 20.3, shaft + 7)
                .closed())
        .add(Material.INSIDE, sole)
        .add(Material.SEAM, Outline.from(22, 52).bend(38, 58, 54, 54).open())
        .add(Material.SEAM, Outline.from(toe - 16, 76).bend(toe - 17, 66, toe - 8, 66).open())
        .add(Material.SEAM, Outline.from(33, shaft + 10).bend(34, 45, 32, 76).open());
  }

  static Sketch pump(Jitter jitter) {
    double heel = jitter.between(80, 88);
    double back = jitter.between(33, 39);
    double toe = jitter.between(90, 95);
    Path2D upper =
        Outline.from(12, back)
            .bend(17, back - 3, 19, back + 2)
            .bend(28, 60, 52, 66)
            .bend(62, 68, 70, 64)
            .bend(84, 67, toe, 76)
            .bend(toe - 4, 80, 78, 79)
            .bend(56, 79, 40, 66)
            .bend(30, 58, 22, 57)
            .bend(12, 56, 12, back)
            .closed();
    Path2D spike =
        Outline.from(12, back + 12)
            .bend(13, 58, 26, 57)
            .bend(19, 66, 17.5, heel)
            .line(13.5, heel)
            .bend(15, 60, 12, back + 12)
            .closed();
    return new Sketch()
        .add(
            Material.INSIDE,
            Outline.from(19, back + 2)
                .bend(40, 56, 70, 64)
                .bend(60, 70, 50, 66)
                .bend(28, 60, 19, back + 2)
                .closed())
        .add(Material.TRIM, spike)
        .add(Material.FABRIC, upper)
        .add(
            Material.SEAM,
            Outline.from(24, 58.5).bend(32, 60, 41, 68).bend(57, 80.5, 78, 80.3).open());
  }
}
