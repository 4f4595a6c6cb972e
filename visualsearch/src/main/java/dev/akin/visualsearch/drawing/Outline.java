package dev.akin.visualsearch.drawing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A path in a box of 100 × 100, y downwards, drawn step by step. */
final class Outline {
  private final double startX;
  private final double startY;

  /** Each step: up to two control points, then the point it ends at. */
  private final List<double[]> steps = new ArrayList<>();

  private Outline(double x, double y) {
    startX = x;
    startY = y;
  }

  static Outline from(double x, double y) {
    return new Outline(x, y);
  }

  Outline line(double x, double y) {
    steps.add(new double[] {x, y});
    return this;
  }

  /** A curve through one control point. */
  Outline bend(double controlX, double controlY, double x, double y) {
    steps.add(new double[] {controlX, controlY, x, y});
    return this;
  }

  Path2D open() {
    Path2D path = new Path2D.Double();
    path.moveTo(startX, startY);
    steps.forEach(step -> append(path, step));
    return path;
  }

  Path2D closed() {
    Path2D path = open();
    path.closePath();
    return path;
  }

  /** This path and its mirror image about x = 50, as one closed outline. */
  Path2D mirrored() {
    Path2D path = open();
    double[] points = new double[] {startX, startY};
    List<double[]> ends = new ArrayList<>(List.of(points));
    steps.forEach(step -> ends.add(new double[] {step[step.length - 2], step[step.length - 1]}));
    path.lineTo(100 - ends.getLast()[0], ends.getLast()[1]);
    for (int i = steps.size() - 1; i >= 0; i--) {
      double[] step = steps.get(i);
      double x = 100 - ends.get(i)[0];
      double y = ends.get(i)[1];
      append(path, step.length == 2 ? xy(x, y) : new double[] {100 - step[0], step[1], x, y});
    }
    path.closePath();
    return path;
  }

  /** The mirror image of a path about x = 50. */
  static Path2D mirror(Path2D path) {
    return new Path2D.Double(path, new AffineTransform(-1, 0, 0, 1, 100, 0));
  }

  private static double[] xy(double x, double y) {
    return new double[] {x, y};
  }

  private static void append(Path2D path, double[] step) {
    if (step.length == 2) {
      path.lineTo(step[0], step[1]);
    } else {
      path.quadTo(step[0], step[1], step[2], step[3]);
    }
  }
}
