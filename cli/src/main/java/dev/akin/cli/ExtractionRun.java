package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.dataset.Dataset;
import dev.akin.visualsearch.dataset.DatasetExtraction;
import dev.akin.visualsearch.dataset.DatasetParameters;
import dev.akin.visualsearch.dataset.RowExtractor;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A data set from the options to the files.
 *
 * @param extractor what a picture contributes
 * @param format how rows are written
 * @param terminal where the summary goes
 */
record ExtractionRun<R>(RowExtractor<R> extractor, RowFormat<R> format, Terminal terminal) {
  void run(ExtractionOptions options, OptionalInt count, int usualQueries) throws IOException {
    long start = System.nanoTime();
    ExtractionFiles files = options.files(format.extension());
    DatasetParameters parameters = UserInput.check(() -> options.parameters(count, usualQueries));
    Catalogue catalogue = options.catalogue();
    Dataset<R> dataset =
        new DatasetExtraction<>(extractor, parameters, new ProgressLine(terminal.err()))
            .run(catalogue);
    format.write(files.base(), dataset.base());
    if (files.queries().isPresent()) {
      format.write(files.queries().get(), dataset.queries());
    }
    SkippedPictures.print(dataset.origin().skipped(), terminal.err());
    double seconds = (System.nanoTime() - start) * 1e-9;
    terminal.out().print(options.json() ? json(dataset, seconds) : text(dataset, files, seconds));
    terminal.out().flush();
  }

  /** One JSON object on one line; the names are part of the command's interface. */
  private String json(Dataset<R> dataset, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dimension", Array.getLength(dataset.base().getFirst()));
    json.put("base", part(dataset.base().size(), dataset.origin().base()));
    json.put("queries", part(dataset.queries().size(), dataset.origin().queries()));
    json.put("skippedPictures", dataset.origin().skipped().size());
    json.put("seconds", seconds);
    return new String(Payload.of(json).toJson(), UTF_8) + "\n";
  }

  private static Map<String, Object> part(int vectors, Dataset.Found found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vectors", vectors);
    json.put("found", found.rows());
    json.put("pictures", found.pictures());
    return json;
  }

  private String text(Dataset<R> dataset, ExtractionFiles files, double seconds) {
    StringBuilder text = new StringBuilder();
    text.append(line(files.base(), dataset.base().size(), dataset.origin().base()));
    files
        .queries()
        .ifPresent(
            file -> text.append(line(file, dataset.queries().size(), dataset.origin().queries())));
    return text.append(String.format(Locale.ROOT, "%.0f s%n", seconds)).toString();
  }

  private static String line(Path file, int vectors, Dataset.Found found) {
    return String.format(
        Locale.ROOT,
        "%s: %,d vectors of %,d found in %,d pictures%n",
        file,
        vectors,
        found.rows(),
        found.pictures());
  }
}
