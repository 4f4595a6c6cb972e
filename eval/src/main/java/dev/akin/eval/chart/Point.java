package dev.akin.eval.chart;

/** A place in a drawing, in pixels from the upper left corner. */
record Point(double x, double y) {
  Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }
}
