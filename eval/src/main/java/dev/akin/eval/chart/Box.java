package dev.akin.eval.chart;

/** A rectangle with sides along the axes. */
record Box(double x, double y, double width, double height) {
  static Box around(Point center, double half) {
    return new Box(center.x() - half, center.y() - half, 2 * half, 2 * half);
  }

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  boolean contains(Box other) {
    return x <= other.x && y <= other.y && other.right() <= right() && other.bottom() <= bottom();
  }
}
