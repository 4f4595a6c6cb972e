package dev.akin.vision.builtin;

import dev.akin.vision.picture.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Simple drawn products on a plain background: five kinds, five colours, each drawn a little
 * differently every time.
 */
final class DrawnProducts {
  static final int KINDS = 5;
  static final Color[] COLORS = {
    new Color(190, 30, 45),
    new Color(30, 80, 180),
    new Color(40, 140, 60),
    new Color(35, 35, 40),
    new Color(230, 180, 40)
  };

  private DrawnProducts() {}

  /** One product; the seed moves, scales and slightly tints it. */
  static Picture draw(int kind, int color, Color background, long seed) {
    Random random = new Random(seed);
    int size = 160 + random.nextInt(120);
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(background);
    graphics.fillRect(0, 0, size, size);
    double scale = size * (0.5 + 0.3 * random.nextDouble()) / 100;
    double room = size - 100 * scale;
    AffineTransform placed =
        AffineTransform.getTranslateInstance(
            room * random.nextDouble(), room * random.nextDouble());
    placed.scale(scale, scale * (0.92 + 0.12 * random.nextDouble()));
    Shape shape = placed.createTransformedShape(shape(kind));
    graphics.setColor(tinted(COLORS[color], random));
    graphics.fill(shape);
    graphics.setColor(COLORS[color].darker());
    graphics.setStroke(new BasicStroke(size / 100f));
    graphics.draw(shape);
    graphics.dispose();
    return Picture.of(image);
  }

  private static Color tinted(Color color, Random random) {
    return new Color(
        tinted(color.getRed(), random),
        tinted(color.getGreen(), random),
        tinted(color.getBlue(), random));
  }

  private static int tinted(int value, Random random) {
    return Math.clamp(value + random.nextInt(21) - 10, 0, 255);
  }

  /** In a square of 100. */
  private static Shape shape(int kind) {
    return switch (kind) {
      case 0 ->
          polygon(
              0, 15, 30, 0, 70, 0, 100, 15, 90, 40, 75, 30, 75, 100, 25, 100, 25, 30, 10,
              40); // shirt
      case 1 -> polygon(20, 0, 80, 0, 90, 100, 60, 100, 50, 30, 40, 100, 10, 100); // trousers
      case 2 -> polygon(35, 0, 65, 0, 65, 30, 100, 100, 0, 100, 35, 30); // dress
      case 3 -> { // bag: a body with a handle
        Area bag = new Area(new Rectangle2D.Double(5, 35, 90, 65));
        bag.add(new Area(new Ellipse2D.Double(25, 0, 50, 70)));
        bag.subtract(new Area(new Ellipse2D.Double(35, 10, 30, 24)));
        yield bag;
      }
      default -> polygon(0, 60, 30, 50, 45, 30, 60, 35, 65, 60, 100, 75, 100, 90, 0, 90); // shoe
    };
  }

  private static Polygon polygon(int... points) {
    Polygon polygon = new Polygon();
    for (int i = 0; i < points.length; i += 2) {
      polygon.addPoint(points[i], points[i + 1]);
    }
    return polygon;
  }
}
