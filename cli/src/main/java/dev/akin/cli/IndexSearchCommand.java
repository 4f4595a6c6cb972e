package dev.akin.cli;

import dev.akin.core.Indexes;
import dev.akin.core.index.Index;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.VectorFiles;
import dev.akin.eval.measure.Setting;
import dev.akin.eval.measure.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin index search}: the neighbors of a file of queries. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Searches an index file with a file of queries, on one thread, and writes the ordinals of"
            + " the neighbors, nearest first: K per query, -1 where fewer were found.",
    footer = {
      "",
      "Examples:",
      "  akin index search --index base.akn --queries query.fvecs --k 10 --out found.ivecs",
      "  akin index search --index base.akn --queries query.fvecs --set efSearch=64 --out found.ivecs"
    })
final class IndexSearchCommand implements Callable<Integer> {
  @Option(
      names = "--index",
      paramLabel = "FILE",
      required = true,
      description = "The index file, as akin index build writes it.")
  private @Nullable Path index;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      required = true,
      description = "The vectors to search with. See below for the formats.")
  private @Nullable Path queries;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "10",
      description = "Neighbors per query. Default: ${DEFAULT-VALUE}")
  private int k = 10;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A knob of the index, such as efSearch=64. Repeatable.")
  private List<String> knobs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE.ivecs",
      required = true,
      description = "Where the ordinals go.")
  private @Nullable Path out;

  private final Terminal terminal;

  IndexSearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path target = OutputFile.check(Objects.requireNonNull(out, "picocli requires --out"));
    if (!target.toString().endsWith(".ivecs")) {
      throw new WrongInputException("--out " + target + ": the ordinals are written as .ivecs");
    }
    Path file = InputIndex.check(Objects.requireNonNull(index, "picocli requires --index"));
    Setting setting = setting();
    ProgressLine progress = new ProgressLine(terminal.err());
    try (Index opened = Indexes.open(file)) {
      VectorSet vectors =
          VectorFiles.read(
              Objects.requireNonNull(queries, "picocli requires --queries"),
              ReadOptions.queries(opened.metric()));
      SearchRun run = new SearchRun(opened, setting, k);
      UserInput.check(() -> run.search(vectors, target, progress));
      progress.end();
      terminal.out().print(run.report(target));
      terminal.out().flush();
    } finally {
      progress.end();
    }
    return 0;
  }

  private Setting setting() throws IOException {
    if (k < 1) {
      throw new WrongInputException("--k " + k + ": at least 1 neighbor is searched");
    }
    List<Setting> settings = UserInput.check(() -> Sweep.parse(knobs)).settings(knob -> true);
    if (settings.size() != 1) {
      throw new WrongInputException(
          String.format(
              Locale.ROOT, "--set takes one value per knob, these are %,d", settings.size()));
    }
    return settings.getFirst();
  }
}
