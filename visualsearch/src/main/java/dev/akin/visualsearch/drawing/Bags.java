package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.Sketch.Material;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Bags, seen from the front. */
final class Bags {
  private Bags() {}

  static Sketch handbag(Jitter jitter) {
    double top = jitter.between(40, 48);
    double half = jitter.between(33, 41);
    double bottom = jitter.between(80, 88);
    double handle = jitter.between(8, 18);
    Path2D body =
        Outline.from(50, top)
            .line(50 + half - 6, top)
            .bend(50 + half, top + 18, 50 + half, bottom - 5)
            .bend(50 + half, bottom, 50 + half - 6, bottom)
            .line(50, bottom)
            .mirrored();
    Path2D flap =
        Outline.from(50, top - 2)
            .line(50 + half - 5, top - 2)
            .bend(50 + half - 3, top + 12, 50 + half - 9, top + 19)
            .line(50, top + 22)
            .mirrored();
    return new Sketch()
        .add(
            Material.STRAP,
            Outline.from(50 - half / 2, top + 2)
                .bend(50 - half / 2, handle, 50, handle)
                .bend(50 + half / 2, handle, 50 + half / 2, top + 2)
                .open())
        .add(Material.FABRIC, body)
        .add(Material.PLAIN, flap)
        .add(
            Material.SEAM,
            Outline.from(50 - half + 9, top + 17)
                .line(50, top + 20)
                .line(50 + half - 9, top + 17)
                .open())
        .add(Material.METAL, new RoundRectangle2D.Double(45.5, top + 16, 9, 8, 3, 3))
        .disc(Material.METAL, 50 - half / 2, top + 3, 2.2)
        .disc(Material.METAL, 50 + half / 2, top + 3, 2.2);
  }

  static Sketch backpack(Jitter jitter) {
    double half = jitter.between(26, 31);
    double top = jitter.between(12, 18);
    double bottom = jitter.between(86, 92);
    Path2D body =
        Outline.from(50, top)
            .bend(50 + half - 2, top, 50 + half, top + 26)
            .line(50 + half + 1, bottom - 8)
            .bend(50 + half + 1, bottom, 50 + half - 7, bottom)
            .line(50, bottom)
            .mirrored();
    double pocketTop = jitter.between(54, 60);
    RoundRectangle2D pocket =
        new RoundRectangle2D.Double(
            50 - half + 6, pocketTop, 2 * half - 12, bottom - pocketTop - 5, 10, 10);
    Path2D side =
        Outline.from(50 + half - 1, 58)
            .bend(50 + half + 9, 62, 50 + half + 7, bottom - 8)
            .line(50 + half - 1, bottom - 6)
            .closed();
    return new Sketch()
        .add(
            Material.STRAP,
            Outline.from(44, top + 2)
                .bend(44, top - 7, 50, top - 7)
                .bend(56, top - 7, 56, top + 2)
                .open())
        .both(Material.TRIM, side)
        .add(Material.FABRIC, body)
        .add(Material.PLAIN, pocket)
        .add(
            Material.SEAM,
            Outline.from(50 - half + 4, top + 30).bend(50, top + 2, 50 + half - 4, top + 30).open())
        .add(
            Material.SEAM,
            Outline.from(50 - half + 8, pocketTop + 7).line(50 + half - 8, pocketTop + 7).open())
        .add(
            Material.METAL,
            new RoundRectangle2D.Double(jitter.between(48, 60), pocketTop + 5.5, 2.4, 6, 2, 2));
  }
}
