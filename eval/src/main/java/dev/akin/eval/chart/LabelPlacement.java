package dev.akin.eval.chart;

import dev.akin.eval.chart.Shape.Anchor;
import dev.akin.eval.chart.Shape.Lettering;
import dev.akin.eval.chart.Shape.Line;
import dev.akin.eval.chart.Shape.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds places for labels where they cover neither each other nor what must be seen: the first free
 * one of some around the labelled point, near ones before far ones. A label without a place is left
 * out. Used once, by one thread.
 */
final class LabelPlacement {
  private static final double[] DISTANCES = {10, 20, 34, 52, 74};

  /** Directions in the order in which they are tried: above the line that nothing lies above. */
  private static final double[] DEGREES = {35, 60, 90, 15, -35, 145, 120, -145, -90, 180, -60, 0};

  private static final double LEADER = 16;

  /** Between a line and the words that it leads to. */
  private static final double GAP = 3;

  private final Box within;
  private final Lettering lettering;
  private final List<Box> taken = new ArrayList<>();

  /** What is better not covered, if there is another place. */
  private final List<Box> spared = new ArrayList<>();

  LabelPlacement(Box within, Lettering lettering) {
    this.within = within;
    this.lettering = lettering;
  }

  /** Nothing may be placed there. */
  void avoid(Box box) {
    taken.add(box);
  }

  /** Nothing may be placed over a line. */
  void avoid(Point from, Point to) {
    along(from, to, taken);
  }

  /** Labels are placed over a line only where there is no other place. */
  void spare(Point from, Point to) {
    along(from, to, spared);
  }

  private static void along(Point from, Point to, List<Box> boxes) {
    int steps = (int) Math.ceil(Math.hypot(to.x() - from.x(), to.y() - from.y()) / 6);
    for (int i = 0; i <= steps; i++) {
      double share = steps == 0 ? 0 : (double) i / steps;
      boxes.add(Box.around(from.plus(share * (to.x() - from.x()), share * (to.y() - from.y())), 2));
    }
  }

  /** The shapes of a label: its words, and a line to its point if they are far; or none. */
  List<Shape> place(Point point, String text) {
    List<Shape> placed = place(point, text, spared);
    return placed.isEmpty() ? place(point, text, List.of()) : placed;
  }

  private List<Shape> place(Point point, String text, List<Box> alsoAvoided) {
    double width = lettering.width(text);
    double height = lettering.size() * 1.15;
    for (double distance : DISTANCES) {
      for (double degrees : DEGREES) {
        double dx = Math.cos(Math.toRadians(degrees)) * distance;
        double dy = -Math.sin(Math.toRadians(degrees)) * distance;
        double left = point.x() + dx - (dx < -1 ? width : Math.abs(dx) <= 1 ? width / 2 : 0);
        Box box = new Box(left, point.y() + dy - height / 2, width, height);
        if (isFree(box, alsoAvoided)) {
          taken.add(box);
          return label(point, box, text, distance > LEADER);
        }
      }
    }
    return List.of();
  }

  private boolean isFree(Box box, List<Box> alsoAvoided) {
    return within.contains(box)
        && taken.stream().noneMatch(box::overlaps)
        && alsoAvoided.stream().noneMatch(box::overlaps);
  }

  private List<Shape> label(Point point, Box box, String text, boolean far) {
    List<Shape> shapes = new ArrayList<>();
    if (far) {
      Point end =
          new Point(
              Math.clamp(point.x(), box.x() - GAP, box.right() + GAP),
              Math.clamp(point.y(), box.y(), box.bottom()));
      shapes.add(new Line(List.of(point, end), lettering.ink(), 0.8, false));
      along(point, end, spared);
    }
    Point start = new Point(box.x(), box.bottom() - lettering.size() * 0.3);
    shapes.add(new Words(start, text, Anchor.START, lettering));
    return shapes;
  }
}
