package dev.akin.visualsearch.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** What is printed on a product's fabric, as a tile that repeats. */
public enum Pattern {
  PLAIN("", 10) {
    @Override
    void print(Graphics2D tile) {}
  },
  STRIPES("striped", 12) {
    @Override
    void print(Graphics2D tile) {
      tile.fill(new Rectangle2D.Double(0, 28, SIZE, 40));
    }
  },
  PINSTRIPES("pinstriped", 7) {
    @Override
    void print(Graphics2D tile) {
      tile.fill(new Rectangle2D.Double(40, 0, 18, SIZE));
    }
  },
  DOTS("dotted", 11) {
    @Override
    void print(Graphics2D tile) {
      double radius = 15;
      for (double[] at : new double[][] {{24, 24}, {72, 72}}) {
        tile.fill(new Ellipse2D.Double(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius));
      }
    }
  },
  CHECKS("checked", 15) {
    @Override
    void print(Graphics2D tile) {
      Color print = tile.getColor();
      tile.setColor(new Color(print.getRed(), print.getGreen(), print.getBlue(), 130));
      tile.fill(new Rectangle2D.Double(0, 24, SIZE, 44));
      tile.fill(new Rectangle2D.Double(24, 0, 44, SIZE));
    }
  },
  ZIGZAG("zigzag", 13) {
    @Override
    void print(Graphics2D tile) {
      tile.setStroke(new BasicStroke(16, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
      Path2D path = new Path2D.Double();
      path.moveTo(-24, 48);
      path.lineTo(0, 24);
      path.lineTo(48, 72);
      path.lineTo(96, 24);
      path.lineTo(120, 48);
      tile.draw(path);
    }
  },
  FLORAL("floral", 19) {
    @Override
    void print(Graphics2D tile) {
      flower(tile, 26, 26, 13);
      flower(tile, 72, 70, 10);
      leaf(tile, 72, 22);
      leaf(tile, 26, 72);
    }
  };

  /** Pixels of a tile's side. */
  static final int SIZE = 96;

  private final String adjective;
  private final double period;

  Pattern(String adjective, double period) {
    this.adjective = adjective;
    this.period = period;
  }

  /** The word a shop uses: {@code dots}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word before the product, {@code dotted}; empty for plain. */
  String adjective() {
    return adjective;
  }

  /** How far the print repeats, in hundredths of the drawing's side. */
  double period() {
    return period;
  }

  abstract void print(Graphics2D tile);

  /** One repeat of {@code print} on {@code ground}. */
  BufferedImage tile(Color ground, Color print) {
    BufferedImage tile = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = tile.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(ground);
    graphics.fillRect(0, 0, SIZE, SIZE);
    graphics.setColor(print);
    print(graphics);
    graphics.dispose();
    return tile;
  }

  private static void flower(Graphics2D tile, double x, double y, double radius) {
    Color print = tile.getColor();
    for (int petal = 0; petal < 5; petal++) {
      double angle = 2 * Math.PI * petal / 5;
      double centreX = x + radius * Math.cos(angle);
      double centreY = y + radius * Math.sin(angle);
      double size = 0.8 * radius;
      tile.fill(new Ellipse2D.Double(centreX - size, centreY - size, 2 * size, 2 * size));
    }
    tile.setColor(new Color(0xe9b93b));
    tile.fill(new Ellipse2D.Double(x - radius / 2, y - radius / 2, radius, radius));
    tile.setColor(print);
  }

  private static void leaf(Graphics2D tile, double x, double y) {
    Path2D leaf = new Path2D.Double();
    leaf.moveTo(x - 12, y + 12);
    leaf.quadTo(x - 10, y - 12, x + 12, y - 12);
    leaf.quadTo(x + 10, y + 12, x - 12, y + 12);
    tile.fill(leaf);
  }
}
