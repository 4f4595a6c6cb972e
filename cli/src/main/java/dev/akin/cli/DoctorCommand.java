package dev.akin.cli;

import dev.akin.core.vector.Metric;
import dev.akin.engine.BrokenCollectionException;
import dev.akin.engine.Collection;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.UnknownCollectionException;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.VectorFiles;
import dev.akin.eval.geometry.CollectionRows;
import dev.akin.eval.geometry.Declaration;
import dev.akin.eval.geometry.GeometryReport;
import dev.akin.eval.geometry.GeometrySurvey;
import dev.akin.eval.geometry.SurveyParameters;
import dev.akin.eval.machine.MachineReport;
import dev.akin.eval.report.GeometryText;
import dev.akin.eval.report.MachineText;
import dev.akin.eval.sample.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin doctor}: what the machine has, what vectors look like, what should be changed. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Looks at the machine (memory, what Java was started with, the kernels that distances are"
            + " computed with, their self-test and speed), or at vectors: norms, duplicates, hubs,"
            + " intrinsic dimension, how much metrics differ, what quantizing costs. Every finding"
            + " says what to do; docs/doctor.md explains every line.",
    footer = {
      "",
      "Examples:",
      "  akin doctor                                       the machine",
      "  akin doctor --data data/demo                      and the disk of a data directory",
      "  akin doctor --data data/demo --collection shop    the vectors of a collection",
      "  akin doctor --data data/demo --collection shop --vector image --json",
      "  akin doctor --base base.fvecs --metric dot        the vectors of a file"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A data directory; it is only read, and no engine may have it open.")
  private @Nullable Path data;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "A collection of --data whose vectors are looked at.")
  private @Nullable String collection;

  @Option(
      names = "--vector",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Which of its vectors, if they have names.")
  private String vector = "";

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description = "A file of vectors that are looked at. See below for the formats.")
  private @Nullable Path base;

  @Option(
      names = "--metric",
      paramLabel = "M",
      description = "With --base: the metric that you mean to use, l2, dot, cosine or l1.")
  private @Nullable String metric;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --base: reads only the first N vectors.")
  private @Nullable Integer limit;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private final Terminal terminal;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    requireOneSubject();
    if (base != null && metric != null) {
      file(base, UserInput.metric(metric));
    } else if (data != null && collection != null) {
      collection(data, collection);
    } else {
      machine();
    }
    return 0;
  }

  private void requireOneSubject() {
    if (base != null && (data != null || collection != null)) {
      throw new WrongInputException("--base and --data: give one of them");
    }
    if (base == null && (metric != null || limit != null)) {
      throw new WrongInputException(
          "--metric and --limit are for --base FILE; a collection has its own metric");
    }
    if (base != null && metric == null) {
      throw new WrongInputException("--base needs --metric: l2, dot, cosine or l1");
    }
    if (collection != null && data == null) {
      throw new WrongInputException("--collection needs --data DIR");
    }
    if (!vector.isEmpty() && collection == null) {
      throw new WrongInputException("--vector needs --collection NAME");
    }
  }

  private void machine() throws IOException {
    Optional<Path> directory = Optional.ofNullable(data).map(DoctorCommand::at);
    ProgressLine progress = new ProgressLine(terminal.err());
    progress.begin("speed of kernels", OptionalLong.empty());
    MachineReport report;
    try {
      report =
          directory.isEmpty() ? MachineReport.measure() : MachineReport.measure(directory.get());
    } finally {
      progress.end();
    }
    print(json ? MachineText.json(report) + "\n" : MachineText.text(report));
  }

  private static Path at(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new WrongInputException(directory + " is no directory: give --data another one");
    }
    return directory;
  }

  private void file(Path file, Metric declared) throws IOException {
    // Rows as they are, so that their norms are seen whatever the metric.
    ReadOptions all = ReadOptions.base(Metric.L2);
    ReadOptions options =
        UserInput.check(() -> limit == null ? all : all.withLimit(limit.intValue()));
    look(
        String.valueOf(file.getFileName()),
        visitor -> VectorFiles.visit(file, options, visitor),
        Declaration.of(declared));
  }

  private void collection(Path directory, String name) throws IOException {
    EngineParameters reading = EngineParameters.defaults().withReadOnly(true).withIndexThreads(0);
    try (Engine engine = DataDirectory.open(at(directory), reading)) {
      Collection found = engine.collection(name);
      CollectionRows rows = UserInput.check(() -> new CollectionRows(found, vector));
      String title = vector.isEmpty() ? name : name + ", vector " + vector;
      look(title, rows, rows.declaration());
    } catch (UnknownCollectionException | BrokenCollectionException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private void look(String title, RowSource rows, Declaration declaration) throws IOException {
    ProgressLine progress = new ProgressLine(terminal.err());
    try {
      GeometrySurvey survey =
          new GeometrySurvey(declaration, SurveyParameters.defaults(), progress);
      GeometryReport report = UserInput.check(() -> survey.run(rows));
      progress.end();
      print(json ? GeometryText.json(report) + "\n" : GeometryText.text(title, report));
    } finally {
      progress.end();
    }
  }

  private void print(String text) {
    terminal.out().print(text);
    terminal.out().flush();
  }
}
