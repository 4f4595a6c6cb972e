package dev.akin.eval.chart;

import java.util.List;

/** A picture of a few kinds of shapes, later ones over earlier ones. Immutable. */
public final class Drawing {
  private final int width;
  private final int height;
  private final String title;
  private final List<Shape> shapes;

  /**
   * @param width in pixels
   * @param height in pixels
   * @param title what it shows, for who cannot see it
   */
  Drawing(int width, int height, String title, List<Shape> shapes) {
    this.width = width;
    this.height = height;
    this.title = title;
    this.shapes = List.copyOf(shapes);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  String title() {
    return title;
  }

  List<Shape> shapes() {
    return shapes;
  }
}
