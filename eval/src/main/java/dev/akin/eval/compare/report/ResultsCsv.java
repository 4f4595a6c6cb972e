package dev.akin.eval.compare.report;

import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.measure.Measurement;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as a table for spreadsheets: a header, then a line for each measurement. */
final class ResultsCsv {
  private ResultsCsv() {}

  static String text(ComparisonResult result, Occasion occasion) {
    List<Column> columns = Column.all(result, occasion);
    StringBuilder csv = new StringBuilder();
    csv.append(columns.stream().map(Column::name).collect(Collectors.joining(","))).append('\n');
    for (Measurement each : result.measurements()) {
      csv.append(
              columns.stream()
                  .map(column -> quoted(column.cell().apply(each)))
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return csv.toString();
  }

  /** Factory strings have commas. */
  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"")
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }
}
