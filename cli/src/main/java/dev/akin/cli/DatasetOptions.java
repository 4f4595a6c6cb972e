package dev.akin.cli;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.capacity.PriceTable;
import dev.akin.eval.Progress;
import dev.akin.eval.compare.report.Occasion;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.VectorFiles;
import dev.akin.eval.measure.Workload;
import dev.akin.eval.truth.TruthRequest;
import dev.akin.eval.truth.TruthStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a data set. */
final class DatasetOptions {
  @Option(
      names = "--base",
      paramLabel = "FILE",
      required = true,
      description = "The vectors to be searched. See below for the formats.")
  private @Nullable Path base;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      required = true,
      description = "The vectors to search with; for HDF5 the same file.")
  private @Nullable Path queries;

  @Option(
      names = "--metric",
      paramLabel = "M",
      required = true,
      description = "l2, dot, cosine or l1.")
  private String metric = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Reads only the first N vectors of the base.")
  private int limit = Integer.MAX_VALUE;

  /** Reads both files and finds the exact neighbors. */
  Workload workload(int truthDepth, Progress progress, Consumer<String> notes) throws IOException {
    Metric chosen = UserInput.metric(metric);
    Path baseFile = Objects.requireNonNull(base, "picocli requires --base");
    Path queryFile = Objects.requireNonNull(queries, "picocli requires --queries");
    ReadOptions baseOptions = UserInput.check(() -> ReadOptions.base(chosen).withLimit(limit));
    progress.begin("reading " + baseFile.getFileName(), OptionalLong.empty());
    VectorSet rows = VectorFiles.read(baseFile, baseOptions);
    VectorSet asked = VectorFiles.read(queryFile, ReadOptions.queries(chosen));
    TruthRequest request = UserInput.check(() -> new TruthRequest(rows, asked, chosen, truthDepth));
    TruthStore.Found found = TruthStore.beside(baseFile).find(request, progress);
    found.notes().forEach(notes);
    return Workload.of(request, found.truth());
  }

  /** What a report of the files is about. */
  Occasion occasion(String command, PriceTable prices) throws IOException {
    return new Occasion(
        String.valueOf(Objects.requireNonNull(base).getFileName()),
        String.valueOf(Objects.requireNonNull(queries).getFileName()),
        UserInput.metric(metric),
        command,
        prices);
  }
}
