package dev.akin.visualsearch.drawing;

import dev.akin.visualsearch.drawing.Sketch.Part;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Paints one product: backdrop, pose, shadow, then its parts from back to front. */
final class Painter {
  private static final Color[] BACKDROPS = {
    new Color(0xf7f7f5), new Color(0xf3f5f8), new Color(0xf8f4ef), new Color(0xf1f4f1)
  };

  private final int side;
  private final Jitter jitter;
  private final Sketch sketch;
  private final Palette palette;

  Painter(DrawnProduct product, int side) {
    this.side = side;
    this.jitter = new Jitter(product.seed() ^ 0x5eed);
    this.sketch = product.look().kind().sketch(jitter);
    this.palette = new Palette(product.look(), jitter);
  }

  BufferedImage paint() {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(side / 100.0, side / 100.0);
    backdrop(graphics);
    pose(graphics);
    shadow(graphics);
    for (Part part : sketch.parts()) {
      paint(graphics, part);
    }
    graphics.dispose();
    return image;
  }

  private void backdrop(Graphics2D graphics) {
    Color light = jitter.pick(BACKDROPS);
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(45, 38),
            85,
            new float[] {0, 1},
            new Color[] {light, Colour.toned(light, -jitter.between(0.06, 0.14))}));
    graphics.fill(new Rectangle2D.Double(0, 0, 100, 100));
  }

  private void pose(Graphics2D graphics) {
    double scale = jitter.between(0.78, 0.93);
    boolean flipped = jitter.chance(0.5);
    AffineTransform pose = new AffineTransform();
    pose.translate(50 + 3 * jitter.bell(), 50 + 3 * jitter.bell());
    pose.rotate(Math.toRadians(7 * jitter.bell()));
    pose.scale(
        (flipped ? -1 : 1) * scale * jitter.between(0.96, 1.04),
        scale * jitter.between(0.96, 1.04));
    pose.translate(-50, -50);
    graphics.transform(pose);
  }

  private void shadow(Graphics2D graphics) {
    for (int layer = 3; layer >= 1; layer--) {
      AffineTransform before = graphics.getTransform();
      graphics.translate(0.5 * layer, 0.9 * layer);
      graphics.setColor(new Color(30, 32, 45, 15));
      for (Part part : sketch.parts()) {
        switch (part.material()) {
          case SEAM -> {}
          case STRAP, WOOD -> stroke(graphics, part.shape(), 3.4f);
          case FABRIC, PLAIN, TRIM, INSIDE, PALE, METAL, GLASS -> graphics.fill(part.shape());
        }
      }
      graphics.setTransform(before);
    }
  }

  private void paint(Graphics2D graphics, Part part) {
    Shape shape = part.shape();
    switch (part.material()) {
      case SEAM -> {
        graphics.setColor(palette.seam());
        stroke(graphics, shape, 0.6f);
      }
      case STRAP -> {
        graphics.setColor(palette.trim());
        stroke(graphics, shape, 3.2f);
        graphics.setColor(new Color(255, 255, 255, 50));
        stroke(graphics, shape, 1);
      }
      case WOOD -> {
        graphics.setColor(new Color(0x6d4a2f));
        stroke(graphics, shape, 2.4f);
        graphics.setColor(new Color(0xa87a50));
        stroke(graphics, shape, 0.9f);
      }
      case FABRIC, PLAIN, TRIM -> {
        graphics.setPaint(palette.ground(part.material()));
        graphics.fill(shape);
        drape(graphics, shape);
        outline(graphics, shape);
      }
      case INSIDE, PALE, METAL, GLASS -> {
        graphics.setPaint(palette.still(part.material(), shape.getBounds2D()));
        graphics.fill(shape);
        outline(graphics, shape);
      }
    }
  }

  /** Light from the upper left, and a few soft folds. */
  private void drape(Graphics2D graphics, Shape shape) {
    graphics.setPaint(palette.light());
    graphics.fill(shape);
    Rectangle2D box = shape.getBounds2D();
    double size = Math.max(box.getWidth(), box.getHeight());
    if (size < 25) {
      return;
    }
    for (int fold = 0; fold < 3; fold++) {
      boolean bright = fold == 0;
      double x = box.getX() + box.getWidth() * jitter.between(0.1, 0.9);
      double y = box.getY() + box.getHeight() * jitter.between(0.1, 0.9);
      int level = bright ? 255 : 0;
      graphics.setPaint(
          new RadialGradientPaint(
              new Point2D.Double(x, y),
              (float) (size * jitter.between(0.18, 0.34)),
              new float[] {0, 1},
              new Color[] {
                new Color(level, level, level, bright ? 44 : 30), new Color(level, level, level, 0)
              }));
      graphics.fill(shape);
    }
  }

  private void outline(Graphics2D graphics, Shape shape) {
    graphics.setColor(palette.edge());
    stroke(graphics, shape, 0.55f);
  }

  private static void stroke(Graphics2D graphics, Shape shape, float width) {
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }
}
