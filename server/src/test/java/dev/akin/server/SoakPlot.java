package dev.akin.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Curves over time, one below the other, each from zero. */
final class SoakPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 110;
  private static final int LEFT = 60;
  private static final int TOP = 24;

  private SoakPlot() {}

  /** A curve: {@code values[i]} at {@code minutes[i]}. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  record Column(String name, double[] minutes, double[] values) {}

  static String svg(List<Column> columns) {
    int pitch = TOP + HEIGHT + 12;
    StringBuilder svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                .formatted(WIDTH, columns.size() * pitch + 20));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int i = 0; i < columns.size(); i++) {
      curve(svg, columns.get(i), i * pitch);
    }
    double last = Arrays.stream(columns.getFirst().minutes).max().orElse(0);
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f minutes</text>%n",
            WIDTH - 10,
            columns.size() * pitch + 12,
            last));
    return svg.append("</svg>\n").toString();
  }

  private static void curve(StringBuilder svg, Column column, int y) {
    double highest = Math.max(1, Arrays.stream(column.values).max().orElse(1));
    double last = Math.max(1e-9, Arrays.stream(column.minutes).max().orElse(1));
    int bottom = y + TOP + HEIGHT;
    svg.append(
        String.format(
            Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT, y + 16, column.name));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f</text>%n",
            LEFT - 6,
            y + TOP + 10,
            highest));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>%n",
            LEFT - 6,
            bottom));
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#999\"/>%n",
            LEFT,
            y + TOP,
            bottom,
            WIDTH - 10));
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < column.values.length; i++) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              LEFT + column.minutes[i] / last * (WIDTH - 10 - LEFT),
              bottom - column.values[i] / highest * HEIGHT));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"#0b6\" stroke-width=\"1.5\"/>%n",
            points.toString().strip()));
  }
}
