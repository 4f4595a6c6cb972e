package dev.akin.eval.report;

import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Measurements as a table: aligned for a terminal, or in Markdown for a page. */
public final class TableReport {
  /** Columns that hold words, aligned to the left; figures are aligned to the right. */
  private static final int WORDS = 2;

  private TableReport() {}

  /**
   * A table of aligned columns, empty without measurements.
   *
   * @param measurements of one run: all with the same recall depths
   */
  public static String text(List<Measurement> measurements) {
    List<List<String>> rows = rows(measurements);
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int width = width(rows, column);
        String cell = row.get(column);
        String padding = " ".repeat(width - cell.length());
        line.append(column < WORDS ? cell + padding : padding + cell).append("  ");
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /** The same in Markdown. */
  public static String markdown(List<Measurement> measurements) {
    List<List<String>> rows = rows(measurements);
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder();
    String figures = "---:|".repeat(rows.getFirst().size() - WORDS);
    table.append(line(rows.getFirst()));
    table.append("|").append("---|".repeat(WORDS)).append(figures).append('\n');
    rows.stream().skip(1).forEach(row -> table.append(line(row)));
    return table.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column).length())
        .collect(Collectors.maxBy(Integer::compare))
        .orElse(0);
  }

  private static List<List<String>> rows(List<Measurement> measurements) {
    List<List<String>> rows = new ArrayList<>();
    if (!measurements.isEmpty()) {
      rows.add(Columns.heads(measurements));
      measurements.forEach(measurement -> rows.add(Columns.cells(measurement, measurements)));
    }
    return rows;
  }
}
