package dev.akin.eval.chart;

import java.util.ArrayList;
import java.util.List;

/** The form of a marker, which tells series apart without their colours. */
public enum Symbol {
  CIRCLE(20, 0, 1),
  SQUARE(4, 45, 1.15),
  DIAMOND(4, 0, 1.25),
  TRIANGLE(3, 90, 1.3),
  TRIANGLE_DOWN(3, -90, 1.3),
  TRIANGLE_LEFT(3, 180, 1.3),
  TRIANGLE_RIGHT(3, 0, 1.3),
  PENTAGON(5, 90, 1.15),
  HEXAGON(6, 0, 1.1),
  STAR(5, 90, 1.5) {
    @Override
    double radius(int corner) {
      return corner % 2 == 0 ? 1 : 0.45;
    }

    @Override
    int corners() {
      return 10;
    }
  };

  private final int sides;
  private final double turn;
  private final double scale;

  /**
   * A regular polygon whose first corner is turned by degrees from the right, scaled to look as
   * large.
   */
  Symbol(int sides, double turn, double scale) {
    this.sides = sides;
    this.turn = turn;
    this.scale = scale;
  }

  int corners() {
    return sides;
  }

  double radius(int corner) {
    return 1;
  }

  /** Its corners around a center. */
  List<Point> outline(Point center, double radius) {
    List<Point> outline = new ArrayList<>();
    for (int corner = 0; corner < corners(); corner++) {
      double angle = Math.toRadians(turn + 360.0 * corner / corners());
      double distance = radius * scale * radius(corner);
      outline.add(center.plus(distance * Math.cos(angle), -distance * Math.sin(angle)));
    }
    return outline;
  }
}
