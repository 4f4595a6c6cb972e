package dev.akin.eval.chart;

import dev.akin.eval.chart.Shape.Area;
import dev.akin.eval.chart.Shape.Line;
import dev.akin.eval.chart.Shape.Marker;
import dev.akin.eval.chart.Shape.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a drawing as an SVG element for a page, whose colours are CSS variables. */
public final class SvgWriter {
  private final StringBuilder svg = new StringBuilder();

  private SvgWriter() {}

  /**
   * The values of all colours for a page's style sheet.
   *
   * @param dark those on a dark ground
   */
  public static String variables(boolean dark) {
    return Style.inks().stream()
        .map(ink -> "--%s:%s;".formatted(ink.name(), dark ? ink.dark() : ink.light()))
        .collect(Collectors.joining());
  }

  /** The element, whose width is that of what it stands in. */
  public static String svg(Drawing drawing) {
    SvgWriter writer = new SvgWriter();
    writer
        .svg
        .append(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\"".formatted(drawing.width(), drawing.height()))
        .append(
            " aria-label=\"%s\" font-family=\"inherit\">\n".formatted(escaped(drawing.title())));
    drawing.shapes().forEach(writer::shape);
    return writer.svg.append("</svg>\n").toString();
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Area area ->
          element("rect")
              .with("x", area.box().x())
              .with("y", area.box().y())
              .with("width", area.box().width())
              .with("height", area.box().height())
              .with("fill", colour(area.ink()))
              .end("");
      case Line line -> {
        Element element =
            element("polyline")
                .with("points", points(line.points()))
                .with("fill", "none")
                .with("stroke", colour(line.ink()))
                .with("stroke-width", line.width())
                .with("stroke-linejoin", "round")
                .with("stroke-linecap", "round");
        if (line.dashed()) {
          element.with("stroke-dasharray", "6 5");
        }
        element.end("");
      }
      case Marker marker -> marker(marker);
      case Words words -> words(words);
    }
  }

  private void marker(Marker marker) {
    String colour = colour(marker.style().ink());
    String ground = colour(Ink.GROUND);
    element("polygon")
        .with("points", points(marker.style().symbol().outline(marker.at(), marker.radius())))
        .with("fill", marker.filled() ? colour : ground)
        .with("stroke", marker.filled() ? ground : colour)
        .end(marker.tip().isEmpty() ? "" : "<title>" + escaped(marker.tip()) + "</title>");
  }

  private void words(Words words) {
    Shape.Lettering lettering = words.lettering();
    Element element =
        element("text")
            .with("x", words.at().x())
            .with("y", words.at().y())
            .with("text-anchor", words.anchor().name().toLowerCase(Locale.ROOT))
            .with("font-size", lettering.size())
            .with("fill", colour(lettering.ink()));
    if (lettering.bold()) {
      element.with("font-weight", "600");
    }
    if (!lettering.upright()) {
      String center = number(words.at().x()) + " " + number(words.at().y());
      element.with("transform", "rotate(-90 " + center + ")");
    }
    element.end(escaped(words.text()));
  }

  private Element element(String name) {
    return new Element(name);
  }

  /** An element that is being written. */
  private final class Element {
    private final String name;

    Element(String name) {
      this.name = name;
      svg.append('<').append(name);
    }

    Element with(String attribute, String value) {
      svg.append(' ').append(attribute).append("=\"").append(value).append('"');
      return this;
    }

    Element with(String attribute, double value) {
      return with(attribute, number(value));
    }

    void end(String content) {
      svg.append('>').append(content).append("</").append(name).append(">\n");
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String points(List<Point> points) {
    return points.stream()
        .map(point -> number(point.x()) + "," + number(point.y()))
        .collect(Collectors.joining(" "));
  }

  private static String colour(Ink ink) {
    return "var(--" + ink.name() + ")";
  }

  /** A text as content or attribute of an element. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
