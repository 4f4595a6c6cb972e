package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.Sketch.Material;
import java.awt.geom.Path2D;

/** Things for the head. */
final class Headwear {
  private Headwear() {}

  static Sketch hat(Jitter jitter) {
    double crown = jitter.between(22, 30);
    double brim = jitter.between(40, 46);
    double band = jitter.between(5, 9);
    Path2D top =
        Outline.from(50, crown + 3)
            .bend(58, crown - 4, 66, crown)
            .bend(73, crown + 4, 75, 64)
            .bend(62, 70, 50, 70)
            .mirrored();
    Path2D ribbon =
        Outline.from(50, 68 - band)
            .bend(64, 67 - band, 74.3, 63 - band)
            .line(75.3, 64)
            .bend(62, 71, 50, 71)
            .mirrored();
    return new Sketch()
        .oval(Material.FABRIC, new double[] {50, 67}, brim, 11)
        .oval(Material.INSIDE, new double[] {50, 66}, 27, 5)
        .add(Material.FABRIC, top)
        .add(Material.TRIM, ribbon)
        .add(Material.SEAM, Outline.from(40, crown + 5).bend(50, crown + 12, 60, crown + 5).open());
  }

  static Sketch cap(Jitter jitter) {
    double top = jitter.between(26, 33);
    double peak = jitter.between(90, 96);
    double rim = jitter.between(62, 66);
    Path2D crown =
        Outline.from(10, rim)
            .bend(9, top + 6, 36, top)
            .bend(62, top - 3, 67, rim - 5)
            .bend(40, rim + 3, 10, rim)
            .closed();
    Path2D visor =
        Outline.from(44, rim - 4)
            .bend(62, rim - 10, 74, rim - 5)
            .bend(peak, rim, peak, rim + 8)
            .bend(74, rim + 1, 44, rim + 1)
            .closed();
    return new Sketch()
        .add(Material.FABRIC, crown)
        .add(Material.SEAM, Outline.from(37, top).bend(27, top + 10, 26, rim + 1).open())
        .add(Material.SEAM, Outline.from(37, top).bend(50, top + 10, 51, rim - 4).open())
        .add(Material.TRIM, visor)
        .disc(Material.PLAIN, 37, top - 0.5, 2.4);
  }
}
