package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.Sketch.Material;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Small things to wear, to carry and to drink from. */
final class Accessories {
  private Accessories() {}

  static Sketch watch(Jitter jitter) {
    double radius = jitter.between(19, 24);
    double strap = jitter.between(9, 12);
    Path2D band =
        Outline.from(50, 4)
            .line(50 + strap - 1, 4)
            .line(50 + strap + 2, 50)
            .line(50 + strap - 1, 96)
            .line(50, 96)
            .mirrored();
    double hour = jitter.between(0, 2 * Math.PI);
    double minute = jitter.between(0, 2 * Math.PI);
    Sketch sketch =
        new Sketch()
            .add(Material.FABRIC, band)
            .add(Material.METAL, new RoundRectangle2D.Double(50 + radius - 1, 47, 5, 6, 2, 2))
            .disc(Material.METAL, 50, 50, radius)
            .disc(jitter.chance(0.5) ? Material.PALE : Material.INSIDE, 50, 50, radius - 3.5);
    for (int mark = 0; mark < 12; mark++) {
      double angle = Math.PI * mark / 6;
      double reach = radius - 6.5;
      sketch.disc(
          Material.METAL,
          50 + reach * Math.sin(angle),
          50 - reach * Math.cos(angle),
          mark % 3 == 0 ? 1.2 : 0.7);
    }
    return sketch
        .add(Material.TRIM, hand(hour, 0.5 * radius, 1.3))
        .add(Material.TRIM, hand(minute, 0.68 * radius, 0.9))
        .disc(Material.METAL, 50, 50, 1.6);
  }

  static Sketch mug(Jitter jitter) {
    double right = jitter.between(66, 71);
    double top = jitter.between(20, 28);
    double bottom = jitter.between(80, 86);
    double grip = jitter.between(86, 92);
    double middle = 16 + (right - 16) / 2;
    double half = (right - 16) / 2;
    Path2D body =
        Outline.from(16, top)
            .line(17.5, bottom - 3)
            .bend(18, bottom + 3, middle, bottom + 4)
            .bend(right - 2, bottom + 3, right - 1.5, bottom - 3)
            .line(right, top)
            .closed();
    Path2D handle =
        Outline.from(right - 1, top + 11)
            .bend(grip, top + 8, grip, top + 28)
            .bend(grip, bottom - 10, right - 1, bottom - 10)
            .line(right - 1, bottom - 17)
            .bend(grip - 7, bottom - 18, grip - 7, top + 28)
            .bend(grip - 7, top + 17, right - 1, top + 18)
            .closed();
    return new Sketch()
        .add(Material.PLAIN, handle)
        .add(Material.FABRIC, body)
        .oval(Material.PLAIN, new double[] {middle, top}, half, 6)
        .oval(Material.INSIDE, new double[] {middle, top + 0.7}, half - 2.5, 4.4);
  }

  static Sketch umbrella(Jitter jitter) {
    double half = jitter.between(40, 46);
    double rim = jitter.between(48, 54);
    double tip = jitter.between(12, 18);
    double third = 2 * half / 4;
    Path2D canopy =
        Outline.from(50, tip)
            .bend(50 + half - 4, tip + 2, 50 + half, rim)
            .bend(50 + half - third / 2, rim - 6, 50 + half - third, rim)
            .bend(50 + third / 2, rim - 6, 50, rim)
            .mirrored();
    Path2D stick =
        Outline.from(50, rim - 3).line(50, 84).bend(50, 92, 57, 92).bend(63, 92, 63, 85).open();
    return new Sketch()
        .add(Material.WOOD, stick)
        .add(
            Material.METAL,
            Outline.from(49, tip + 1)
                .line(49.4, tip - 6)
                .line(50.6, tip - 6)
                .line(51, tip + 1)
                .closed())
        .add(Material.FABRIC, canopy)
        .both(
            Material.SEAM,
            Outline.from(50, tip).bend(50 + third - 3, tip + 10, 50 + third, rim).open())
        .add(Material.SEAM, Outline.from(50, tip).line(50, rim).open());
  }

  static Sketch sunglasses(Jitter jitter) {
    double half = jitter.between(17, 20);
    double height = jitter.between(13, 17);
    double round = jitter.between(0.3, 0.9);
    double corner = 2 * height * round;
    RoundRectangle2D rim =
        new RoundRectangle2D.Double(
            52.5, 46 - height, 2 * half + 3, 2 * height + 3, corner + 6, corner + 6);
    RoundRectangle2D lens =
        new RoundRectangle2D.Double(
            55, 48.5 - height, 2 * half - 2, 2 * height - 2, corner + 2, corner + 2);
    Path2D arm =
        Outline.from(54 + 2 * half, 42)
            .bend(97, 40, 97, 50)
            .line(97, 58)
            .bend(95, 60, 94.4, 57)
            .bend(94, 46, 54 + 2 * half, 47)
            .closed();
    return new Sketch()
        .both(Material.TRIM, arm)
        .add(
            Material.PLAIN,
            Outline.from(50, 42).line(55, 44).line(55, 48).bend(52, 46, 50, 46).mirrored())
        .both(Material.FABRIC, new Path2D.Double(rim))
        .both(Material.GLASS, new Path2D.Double(lens));
  }

  private static Path2D hand(double angle, double length, double half) {
    double alongX = Math.sin(angle);
    double alongY = -Math.cos(angle);
    return Outline.from(50 - half * alongY, 50 + half * alongX)
        .line(50 + length * alongX, 50 + length * alongY)
        .line(50 + half * alongY, 50 - half * alongX)
        .closed();
  }
}
