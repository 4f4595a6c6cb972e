package dev.akin.eval.compare.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.eval.chart.PngWriter;
import dev.akin.eval.compare.ComparisonResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the reports of a comparison into its folder, each complete or not at all. */
public final class ReportFiles {
  private ReportFiles() {}

  /**
   * Writes {@code report.html}, {@code pareto.png}, {@code results.json} and {@code results.csv}.
   *
   * @param result with at least one measurement
   * @param notes told if the system has no font to draw the picture with; the page has it
   */
  public static void write(
      Path folder, ComparisonResult result, Occasion occasion, Consumer<String> notes)
      throws IOException {
    write(folder.resolve("results.json"), new ResultsJson(result, occasion).text());
    write(folder.resolve("results.csv"), ResultsCsv.text(result, occasion));
    write(folder.resolve("report.html"), new HtmlReport(result, occasion).text());
    Optional<byte[]> png = png(result, notes);
    if (png.isPresent()) {
      write(folder.resolve("pareto.png"), png.get());
    }
  }

  private static Optional<byte[]> png(ComparisonResult result, Consumer<String> notes) {
    try {
      return Optional.of(PngWriter.png(new Charts(result).pareto()));
    } catch (IOException e) {
      notes.accept("pareto.png is left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(UTF_8));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.write(unfinished, bytes);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
