package dev.akin.cli;

import dev.akin.eval.measure.Evaluation;
import dev.akin.eval.measure.IndexStore;
import dev.akin.eval.measure.MeasureParameters;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.measure.Sweep;
import dev.akin.eval.measure.Workload;
import dev.akin.eval.report.JsonReport;
import dev.akin.eval.report.TableReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code akin eval}: recall, speed, memory and build time of indexes on a data set. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Builds indexes over a file of vectors and measures them with a file of queries: recall"
            + " against exact search, queries per second, latency (under an offered load with --rate), build time, memory; with labels or"
            + " judgments also precision, nDCG and more of what users look for. The exact neighbors"
            + " are computed once and kept beside the base.",
    footer = {
      "",
      "Examples:",
      "  akin eval --base base.fvecs --queries query.fvecs --metric l2 --index HNSW32 \\",
      "            --sweep efSearch=16,32,64,128",
      "  akin eval --base set.hdf5 --queries set.hdf5 --metric cosine --index Flat --json out.json",
      "  akin eval --base b.npy --queries q.npy --metric dot --index HNSW32 --index Flat \\",
      "            --sweep efSearch=32,64 --index-cache built --markdown table.md",
      "  akin eval --base b.npy --queries q.npy --metric l2 --index IVF1024,SQ8 --sweep nprobe=4,16 \\",
      "            --labels b-labels.npy --query-labels q-labels.npy",
      "  akin eval --base b.npy --queries q.npy --metric l2 --index HNSW32 --rate 500 --threads 2"
    })
final class EvalCommand implements Callable<Integer> {
  /** How long a process of its own searches before it is asked for its memory. */
  private static final Duration RESIDENT_TIME = Duration.ofSeconds(30);

  @Mixin private DatasetOptions dataset = new DatasetOptions();
  @Mixin private JudgmentOptions judgments = new JudgmentOptions();
  @Mixin private MeasureOptions measure = new MeasureOptions();

  @Option(
      names = "--index",
      paramLabel = "SPEC",
      required = true,
      description = "A factory string, such as Flat or HNSW32. Repeatable.")
  private List<String> indexes = new ArrayList<>();

  @Option(
      names = "--sweep",
      paramLabel = "NAME=V1,V2,…",
      description =
          "Values of a knob to try, such as efSearch=16,32,64. Repeatable: several knobs are"
              + " combined. With several indexes, each is measured with the knobs it knows.")
  private List<String> sweeps = new ArrayList<>();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Writes the measurements as JSON, one object per line if the name ends in .jsonl; - prints"
              + " JSON and nothing else.")
  private @Nullable String json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the table in Markdown.")
  private @Nullable Path markdown;

  @Option(
      names = "--index-cache",
      paramLabel = "DIR",
      description = "Keeps the built indexes there and uses them again.")
  private @Nullable Path indexCache;

  @Option(
      names = "--no-resident",
      description =
          "Does not ask the operating system, by a process of its own, whether an index takes the"
              + " memory that it says.")
  private boolean noResident;

  private final Terminal terminal;

  EvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Sweep sweep = UserInput.check(() -> Sweep.parse(sweeps));
    MeasureParameters parameters = measure.parameters();
    ProgressLine progress = new ProgressLine(terminal.err());
    try (IndexStore store = store()) {
      Workload workload =
          judgments.added(dataset.workload(measure.truthDepth(), progress, this::note));
      Evaluation evaluation =
          new Evaluation(workload, parameters, store, progress)
              .withRecallAt(new TreeSet<>(measure.depths()))
              .withNotes(this::note);
      measure.offer(evaluation);
      if (indexes.size() == 1) {
        evaluation.withEveryKnob();
      }
      if (!noResident) {
        evaluation.withResidentSize(RESIDENT_TIME);
      }
      List<Measurement> measurements =
          indexes.size() == 1
              ? UserInput.check(() -> evaluation.measure(indexes.getFirst(), sweep))
              : measureAll(evaluation, sweep);
      keep(measurements);
      progress.end();
      print(measurements);
      requireEveryIndexMeasured(measurements);
      requireEveryKnobUsed(sweep, measurements);
    } finally {
      progress.end();
    }
    return 0;
  }

  private IndexStore store() throws IOException {
    return indexCache == null ? IndexStore.temporary() : IndexStore.in(indexCache);
  }

  /** An index that is refused is noted and does not cost the measurements of the others. */
  private List<Measurement> measureAll(Evaluation evaluation, Sweep sweep) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    for (String index : indexes) {
      try {
        measurements.addAll(evaluation.measure(index, sweep));
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        note(index + " is left out: " + e.getMessage());
      }
      keep(measurements);
    }
    return measurements;
  }

  private void requireEveryIndexMeasured(List<Measurement> measurements) {
    for (String index : indexes) {
      if (measurements.stream().noneMatch(m -> m.index().specification().equals(index))) {
        throw new WrongInputException("--index " + index + " was left out (see above)");
      }
    }
  }

  /** After each index, so that a long run that is stopped leaves what it has measured. */
  private void keep(List<Measurement> measurements) throws IOException {
    if (json != null && !json.equals("-")) {
      boolean lines = json.endsWith(".jsonl");
      Files.writeString(
          Path.of(json),
          lines ? JsonReport.lines(measurements) : JsonReport.array(measurements) + "\n");
    }
    if (markdown != null) {
      Files.writeString(markdown, TableReport.markdown(measurements));
    }
  }

  private void print(List<Measurement> measurements) {
    boolean jsonAlone = json != null && json.equals("-");
    terminal
        .out()
        .print(jsonAlone ? JsonReport.array(measurements) + "\n" : TableReport.text(measurements));
    terminal.out().flush();
  }

  private static void requireEveryKnobUsed(Sweep sweep, List<Measurement> measurements) {
    for (String knob : sweep.knobs()) {
      if (measurements.stream().noneMatch(m -> m.setting().knobs().containsKey(knob))) {
        throw new WrongInputException(
            "--sweep " + knob + ": no index took it (see above); all were measured without");
      }
    }
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
    terminal.err().flush();
  }
}
