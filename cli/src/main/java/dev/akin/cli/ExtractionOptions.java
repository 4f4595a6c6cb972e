package dev.akin.cli;

import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.dataset.DatasetParameters;
import dev.akin.visualsearch.dataset.HoldOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every data set that is extracted from photos. */
final class ExtractionOptions {
  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR|TAR",
      description = "A folder of pictures, or a .tar, .tar.gz or .tar.xz of one.")
  private @Nullable Path images;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the base goes.")
  private @Nullable Path out;

  @Option(
      names = "--queries-out",
      paramLabel = "FILE",
      description = "Where queries go; they come from photos that are absent from the base.")
  private @Nullable Path queriesOut;

  @Option(
      names = "--query-count",
      paramLabel = "N",
      description =
          "Queries, taken evenly from the held-out photos. Default: 10000, or 1000 embeddings.")
  private @Nullable Integer queryCount;

  @Option(
      names = "--query-share",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of the photos that is held out for queries, chosen by a hash of their names."
              + " Default: ${DEFAULT-VALUE}")
  private double queryShare;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "A CSV or TSV of attributes; its first column holds the file names.")
  private @Nullable Path table;

  @Option(
      names = "--group-by",
      paramLabel = "COLUMN",
      description =
          "Hold out by this column of --table instead of by file name, so that photos of one group"
              + " (one product, one photographer) stay on one side.")
  private @Nullable String groupBy;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the choice among what is found. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "By default one per core. The files are the same with any number.")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Print the summary as one JSON object and nothing else.")
  private boolean json;

  Catalogue catalogue() throws IOException {
    if (groupBy != null && table == null) {
      throw new WrongInputException("--group-by names a column of --table, which is missing");
    }
    return Pictures.open(Objects.requireNonNull(images), table);
  }

  /**
   * @param count rows of the base; all if empty
   * @param usualQueries queries if nothing else is said
   */
  DatasetParameters parameters(OptionalInt count, int usualQueries) {
    DatasetParameters parameters =
        DatasetParameters.ofRows(count.orElse(DatasetParameters.Size.ALL)).withSeed(seed);
    if (queriesOut != null) {
      if (queryCount != null && queryCount < 1) {
        throw new WrongInputException("--query-count " + queryCount + ": at least 1 is written");
      }
      HoldOut holdOut = HoldOut.ofPictures(queryShare);
      parameters =
          parameters.withQueries(
              queryCount == null ? usualQueries : queryCount,
              groupBy == null ? holdOut : holdOut.withGroupBy(groupBy));
    }
    return threads == null ? parameters : parameters.withThreads(threads);
  }

  ExtractionFiles files(String extension) {
    return ExtractionFiles.of(
        Objects.requireNonNull(out), Optional.ofNullable(queriesOut), extension);
  }

  boolean json() {
    return json;
  }
}
