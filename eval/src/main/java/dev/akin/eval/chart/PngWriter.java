package dev.akin.eval.chart;

import dev.akin.eval.chart.Shape.Area;
import dev.akin.eval.chart.Shape.Line;
import dev.akin.eval.chart.Shape.Marker;
import dev.akin.eval.chart.Shape.Words;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes a drawing as PNG, in its light colours and twice its size, so that print is sharp. */
public final class PngWriter {
  private static final int SCALE = 2;

  private final Graphics2D graphics;

  private PngWriter(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /**
   * The bytes of a PNG file. Needs no display, but a font of the system.
   *
   * @throws IOException if the system has no fonts, or the process ends
   */
  public static byte[] png(Drawing drawing) throws IOException {
    BufferedImage image =
        new BufferedImage(
            SCALE * drawing.width(), SCALE * drawing.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setTransform(AffineTransform.getScaleInstance(SCALE, SCALE));
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      PngWriter writer = new PngWriter(graphics);
      drawing.shapes().forEach(writer::shape);
    } catch (InternalError | NullPointerException e) {
      // What Java's font code throws where fontconfig knows no font at all.
      throw new IOException("no font of the system can be used: install one, such as DejaVu", e);
    } catch (IllegalStateException e) {
      // Java's pictures are set up at their first use, and cannot be while the process ends.
      throw new IOException("the process is ending", e);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Area area -> {
        graphics.setColor(colour(area.ink()));
        Box box = area.box();
        graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
      }
      case Line line -> {
        graphics.setColor(colour(line.ink()));
        float[] dash = line.dashed() ? new float[] {6, 5} : new float[] {1, 0};
        graphics.setStroke(
            new BasicStroke(
                (float) line.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0));
        graphics.draw(path(line.points()));
      }
      case Marker marker -> marker(marker);
      case Words words -> words(words);
    }
  }

  private void marker(Marker marker) {
    Path2D outline = path(marker.style().symbol().outline(marker.at(), marker.radius()));
    outline.closePath();
    Color colour = colour(marker.style().ink());
    Color ground = colour(Ink.GROUND);
    graphics.setColor(marker.filled() ? colour : ground);
    graphics.fill(outline);
    graphics.setColor(marker.filled() ? ground : colour);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(outline);
  }

  private void words(Words words) {
    Shape.Lettering lettering = words.lettering();
    Font font =
        new Font(Font.SANS_SERIF, lettering.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) lettering.size());
    graphics.setFont(font);
    graphics.setColor(colour(lettering.ink()));
    double width = font.getStringBounds(words.text(), graphics.getFontRenderContext()).getWidth();
    double before =
        switch (words.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    AffineTransform upright = graphics.getTransform();
    graphics.translate(words.at().x(), words.at().y());
    if (!lettering.upright()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.drawString(words.text(), (float) -before, 0);
    graphics.setTransform(upright);
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.getFirst().x(), points.getFirst().y());
    points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
    return path;
  }

  private static Color colour(Ink ink) {
    return Color.decode(ink.light());
  }
}
