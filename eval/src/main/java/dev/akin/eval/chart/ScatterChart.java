package dev.akin.eval.chart;

import dev.akin.eval.chart.Shape.Anchor;
import dev.akin.eval.chart.Shape.Area;
import dev.akin.eval.chart.Shape.Lettering;
import dev.akin.eval.chart.Shape.Line;
import dev.akin.eval.chart.Shape.Marker;
import dev.akin.eval.chart.Shape.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays out series of values over two axes: markers, a line through each series' best, a legend, a
 * front, and labels that cover nothing. Immutable.
 *
 * @param title what it shows
 * @param x the horizontal axis
 * @param y the vertical one
 * @param series in the order of the legend
 */
public record ScatterChart(String title, Axis x, Axis y, List<Series> series) {
  private static final int WIDTH = 1_080;
  private static final int HEIGHT = 620;
  private static final Box PLOT = new Box(78, 44, 830, 512);
  private static final double MARKER = 5;
  private static final double SMALL_MARKER = 3;
  private static final Lettering TICK = Lettering.of(Ink.MUTED, 12);
  private static final Lettering LABEL = Lettering.of(Ink.TEXT, 11.5);

  public ScatterChart {
    series = List.copyOf(series);
  }

  /** The chart as shapes. */
  public Drawing draw(Annotations annotations) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Area(new Box(0, 0, WIDTH, HEIGHT), Ink.GROUND));
    Point at = new Point(PLOT.x(), 26);
    shapes.add(new Words(at, title, Anchor.START, Lettering.of(Ink.TEXT, 16).inBold()));
    axes(shapes);
    List<Point> front = annotations.front().stream().map(this::place).toList();
    if (front.size() > 1) {
      shapes.add(new Line(front, Ink.FRONT, 9, false));
    }
    annotations.level().ifPresent(level -> level(shapes, level));
    series.forEach(each -> series(shapes, each));
    legend(shapes);
    labels(shapes, annotations, front);
    return new Drawing(WIDTH, HEIGHT, title, shapes);
  }

  private Point place(Annotations.Place value) {
    return place(value.x(), value.y());
  }

  private Point place(double xValue, double yValue) {
    return new Point(
        PLOT.x() + x.position(xValue) * PLOT.width(),
        PLOT.bottom() - y.position(yValue) * PLOT.height());
  }

  private void axes(List<Shape> shapes) {
    for (Axis.Tick tick : x.ticks()) {
      double at = PLOT.x() + x.position(tick.value()) * PLOT.width();
      shapes.add(line(new Point(at, PLOT.y()), new Point(at, PLOT.bottom()), Ink.GRID));
      shapes.add(new Words(new Point(at, PLOT.bottom() + 18), tick.name(), Anchor.MIDDLE, TICK));
    }
    for (Axis.Tick tick : y.ticks()) {
      double at = PLOT.bottom() - y.position(tick.value()) * PLOT.height();
      shapes.add(line(new Point(PLOT.x(), at), new Point(PLOT.right(), at), Ink.GRID));
      shapes.add(new Words(new Point(PLOT.x() - 8, at + 4), tick.name(), Anchor.END, TICK));
    }
    Lettering heading = Lettering.of(Ink.TEXT, 13);
    double middle = PLOT.x() + PLOT.width() / 2;
    shapes.add(new Words(new Point(middle, PLOT.bottom() + 44), x.title(), Anchor.MIDDLE, heading));
    double center = PLOT.y() + PLOT.height() / 2;
    shapes.add(new Words(new Point(18, center), y.title(), Anchor.MIDDLE, heading.turned()));
  }

  private static Line line(Point from, Point to, Ink ink) {
    return new Line(List.of(from, to), ink, 1, false);
  }

  private void level(List<Shape> shapes, Annotations.Level level) {
    double at = PLOT.bottom() - y.position(level.y()) * PLOT.height();
    List<Point> ends = List.of(new Point(PLOT.x(), at), new Point(PLOT.right(), at));
    shapes.add(new Line(ends, Ink.MUTED, 1.5, true));
    shapes.add(
        new Words(
            new Point(PLOT.x() + 8, at - 6),
            level.text(),
            Anchor.START,
            Lettering.of(Ink.MUTED, 12)));
  }

  private void series(List<Shape> shapes, Series one) {
    List<Point> leading = leading(one);
    if (leading.size() > 1) {
      shapes.add(new Line(leading, one.style().ink(), 1.6, false));
    }
    for (Series.Value value : one.values()) {
      Point at = place(value.x(), value.y());
      double radius = value.leads() ? MARKER : SMALL_MARKER;
      shapes.add(new Marker(at, one.style(), radius, value.leads(), value.tip()));
    }
  }

  private List<Point> leading(Series one) {
    return one.values().stream()
        .filter(Series.Value::leads)
        .sorted(Comparator.comparingDouble(Series.Value::x))
        .map(value -> place(value.x(), value.y()))
        .toList();
  }

  private void legend(List<Shape> shapes) {
    double left = PLOT.right() + 26;
    double top = PLOT.y() + 10;
    for (Series each : series) {
      shapes.add(new Marker(new Point(left, top), each.style(), MARKER, true, ""));
      shapes.add(
          new Words(
              new Point(left + 14, top + 4.5),
              each.name(),
              Anchor.START,
              Lettering.of(Ink.TEXT, 13)));
      top += 22;
    }
  }

  private void labels(List<Shape> shapes, Annotations annotations, List<Point> front) {
    LabelPlacement placement = new LabelPlacement(PLOT, LABEL);
    for (int i = 1; i < front.size(); i++) {
      placement.avoid(front.get(i - 1), front.get(i));
    }
    for (Series each : series) {
      for (Series.Value value : each.values()) {
        double half = value.leads() ? MARKER + 1 : SMALL_MARKER;
        placement.avoid(Box.around(place(value.x(), value.y()), half));
      }
      List<Point> leading = leading(each);
      for (int i = 1; i < leading.size(); i++) {
        placement.spare(leading.get(i - 1), leading.get(i));
      }
    }
    for (Annotations.Label label : annotations.labels()) {
      shapes.addAll(placement.place(place(label.at()), label.text()));
    }
  }
}
