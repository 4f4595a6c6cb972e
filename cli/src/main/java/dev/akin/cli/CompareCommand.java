package dev.akin.cli;

import dev.akin.engine.capacity.PriceTable;
import dev.akin.eval.compare.CompareParameters;
import dev.akin.eval.compare.Comparison;
import dev.akin.eval.compare.ComparisonFolder;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.report.Occasion;
import dev.akin.eval.compare.report.ReportFiles;
import dev.akin.eval.compare.report.ReportText;
import dev.akin.eval.measure.Workload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code akin compare}: which index, with which knobs, for these vectors? */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Builds indexes of every family over a file of vectors, measures them with a file of queries"
            + " from coarse to fine while the budget lasts, and explains the trade-off: report.html,"
            + " pareto.png, results.json and results.csv. What was measured is kept; the same command"
            + " goes on after an interruption, or with a longer budget.",
    footer = {
      "",
      "Examples:",
      "  akin compare --base base.fvecs --queries query.fvecs --metric l2 --out compared",
      "  akin compare --base set.hdf5 --queries set.hdf5 --metric cosine --k 100 \\",
      "               --budget-minutes 60 --out compared",
      "  akin compare --base train-images-idx3-ubyte.gz --queries t10k-images-idx3-ubyte.gz --metric l2 \\",
      "               --labels train-labels-idx1-ubyte.gz --query-labels t10k-labels-idx1-ubyte.gz \\",
      "               --budget-minutes 15 --out compared"
    })
final class CompareCommand implements Callable<Integer> {
  /** The exact neighbors are kept for at least so many, as by {@code akin eval}. */
  private static final int TRUTH_DEPTH = 100;

  private static final double SECONDS = 60;

  @Mixin private DatasetOptions dataset = new DatasetOptions();
  @Mixin private JudgmentOptions judgments = new JudgmentOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the reports, of what was measured and of built indexes.")
  private @Nullable Path out;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "10",
      description = "Neighbors per query. Default: ${DEFAULT-VALUE}")
  private int k = 10;

  @Option(
      names = "--budget-minutes",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How long it may take, all runs into the folder together, after the exact neighbors are"
              + " known; builds take at most 60 %% of it. Default: ${DEFAULT-VALUE}")
  private double budgetMinutes = 10;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that search at the same time. Default: ${DEFAULT-VALUE}")
  private int threads = 1;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A price table in JSON. Default: what akin plan --print-prices prints")
  private @Nullable Path prices;

  @Option(names = "--restart", description = "Forgets what the folder holds.")
  private boolean restart;

  @Option(names = "--json", description = "Prints the path and the summary as one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Terminal terminal;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CompareParameters parameters = UserInput.check(this::parameters);
    PriceTable table = PriceFile.read(prices);
    ComparisonFolder folder = ComparisonFolder.in(Objects.requireNonNull(out), restart);
    ProgressLine progress = new ProgressLine(terminal.err());
    try {
      Workload workload =
          judgments.added(dataset.workload(Math.max(TRUTH_DEPTH, k), progress, this::note));
      Occasion occasion = dataset.occasion(command(), table);
      try (Comparison comparison = Comparison.in(folder, workload, parameters, progress)) {
        compare(comparison, folder.path(), occasion);
      }
    } finally {
      progress.end();
    }
    return 0;
  }

  private CompareParameters parameters() {
    return CompareParameters.defaults()
        .withK(k)
        .withThreads(threads)
        .withBudget(Duration.ofMillis(Math.round(budgetMinutes * SECONDS * 1e3)));
  }

  private void compare(Comparison comparison, Path folder, Occasion occasion) throws IOException {
    if (comparison.resumedFrom() > 0) {
      note("going on from %,d measurements in %s".formatted(comparison.resumedFrom(), folder));
    }
    try {
      comparison.run(result -> report(result, folder, occasion));
    } catch (InterruptedIOException e) {
      boolean again = Thread.interrupted(); // Files cannot be written by an interrupted thread.
      report(comparison.result(), folder, occasion);
      if (again) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
    report(comparison.result(), folder, occasion);
    ComparisonResult result = comparison.result();
    terminal
        .out()
        .print(json ? ReportText.json(result, folder) + "\n" : ReportText.text(result, folder));
    terminal.out().flush();
  }

  private void report(ComparisonResult result, Path folder, Occasion occasion) throws IOException {
    if (!result.measurements().isEmpty()) {
      ReportFiles.write(folder, result, occasion, this::note);
    }
  }

  private String command() {
    return "akin "
        + String.join(
            " ", Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs());
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
    terminal.err().flush();
  }
}
