package dev.akin.eval.measure;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.eval.BuildStages;
import dev.akin.eval.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Measures indexes one after the other on the same workload. Used by one thread.
 *
 * <p>Each is built, saved, opened by mapping, and searched with every setting: once untimed for the
 * recall, which also warms caches and compiler, then in timed rounds. A round goes through all
 * settings before the next one begins, so that a disturbance of the machine does not fall on one
 * setting alone; the median over the rounds counts.
 */
public final class Evaluation {
  private final Workload workload;
  private final MeasureParameters parameters;
  private final IndexStore store;
  private final Progress progress;
  private final List<Query> queries;
  private SortedSet<Integer> depths = new TreeSet<>();
  private Consumer<String> notes = note -> {};
  private boolean everyKnob;
  private boolean residentSize;

  /** An evaluation with recall at k alone. */
  public Evaluation(
      Workload workload, MeasureParameters parameters, IndexStore store, Progress progress) {
    this.workload = workload;
    this.parameters = parameters;
    this.store = store;
    this.progress = progress;
    this.queries = workload.queries(parameters.k());
  }

  /** Also takes the recall at other depths; those beyond k cost a search of their own. */
  public Evaluation withRecallAt(SortedSet<Integer> depths) {
    this.depths = new TreeSet<>(depths);
    return this;
  }

  /** Tells people what they should know: a knob left out, memory that does not add up. */
  public Evaluation withNotes(Consumer<String> notes) {
    this.notes = notes;
    return this;
  }

  /** Also asks the operating system how much an index has in memory, by a process of its own. */
  public Evaluation withResidentSize() {
    residentSize = true;
    return this;
  }

  /** Refuses to measure an index that does not know every knob, instead of leaving it out. */
  public Evaluation withEveryKnob() {
    everyKnob = true;
    return this;
  }

  /**
   * Builds and measures one index.
   *
   * @param specification a factory string
   * @param sweep knob values; a knob that the index does not know is left out with a note
   * @return one measurement per setting, in the sweep's order
   * @throws IllegalArgumentException if the factory string or a knob's value is refused
   * @throws InterruptedIOException if the thread is interrupted
   */
  public List<Measurement> measure(String specification, Sweep sweep) throws IOException {
    progress.begin("building " + specification, OptionalLong.empty());
    BuildRequest request =
        new BuildRequest(
            specification,
            workload.vectors().base(),
            workload.vectors().metric(),
            BuildOptions.defaults()
                .withProgress(new BuildStages(progress, "building " + specification)));
    IndexStore.Stored stored = store.build(request, workload.baseHash());
    try (Index index = Indexes.open(stored.file())) {
      List<String> unknown = unknownKnobs(index, sweep);
      if (everyKnob) {
        sweep
            .settings(knob -> true)
            .forEach(all -> index.knobs().require(all.parameters().knobs()));
      }
      for (String knob : unknown) {
        notes.accept(
            "%s is measured without %s, its knobs are %s"
                .formatted(specification, knob, index.knobs().names()));
      }
      List<Setting> settings = sweep.settings(knob -> !unknown.contains(knob));
      List<Quality> qualities = qualities(index, specification, settings);
      List<Speed> speeds = speeds(index, specification, settings);
      MeasuredIndex measured =
          new MeasuredIndex(
              specification,
              new MeasuredIndex.Subject(
                  index.size(), index.dimension(), workload.truth().queries(), parameters),
              stored.cost(),
              footprint(index, stored, settings.getLast()));
      List<Measurement> measurements = new ArrayList<>();
      for (int i = 0; i < settings.size(); i++) {
        measurements.add(
            new Measurement(measured, settings.get(i), qualities.get(i), speeds.get(i)));
      }
      return measurements;
    } finally {
      store.release(stored);
    }
  }

  private Footprint footprint(Index index, IndexStore.Stored stored, Setting last)
      throws IOException {
    Optional<ResidentSize.Answer> resident = Optional.empty();
    if (residentSize) {
      progress.begin("asking the system for its size", OptionalLong.empty());
      resident = ResidentSize.of(stored.file(), workload.vectors().queries(), parameters.k(), last);
    }
    Footprint footprint =
        new Footprint(
            index.bytesInMemory(),
            Files.size(stored.file()),
            resident.map(answer -> OptionalLong.of(answer.bytes())).orElse(OptionalLong.empty()));
    if (footprint.disagrees()) {
      notes.accept(
          "%s counts %,d bytes in memory, the system %,d after %,d of %,d queries"
              .formatted(
                  index.specification(),
                  footprint.bytesInMemory(),
                  footprint.residentBytes().orElse(0),
                  resident.map(ResidentSize.Answer::queries).orElse(0),
                  workload.truth().queries()));
    }
    return footprint;
  }

  /** The swept knobs that the index does not know. */
  private static List<String> unknownKnobs(Index index, Sweep sweep) {
    return sweep.knobs().stream().filter(knob -> !index.knobs().names().contains(knob)).toList();
  }

  private List<Quality> qualities(Index index, String specification, List<Setting> settings)
      throws InterruptedIOException {
    progress.begin("recall of " + specification, OptionalLong.of(settings.size()));
    QualityPass pass = new QualityPass(index, workload, queries, depths);
    List<Quality> qualities = new ArrayList<>();
    for (Setting setting : settings) {
      qualities.add(pass.run(setting));
      progress.advance(qualities.size());
    }
    return qualities;
  }

  private List<Speed> speeds(Index index, String specification, List<Setting> settings)
      throws InterruptedIOException {
    long steps = (long) parameters.rounds() * settings.size();
    progress.begin("timing " + specification, OptionalLong.of(steps));
    List<List<Round>> rounds = new ArrayList<>();
    List<List<Query>> asked = new ArrayList<>();
    for (Setting setting : settings) {
      rounds.add(new ArrayList<>());
      asked.add(setting.apply(queries));
    }
    try (SearchThreads threads = new SearchThreads(index, parameters.threads())) {
      threads.run(asked.getFirst(), RoundLength.exactly(parameters.warmUp()));
      long done = 0;
      for (int round = 0; round < parameters.rounds(); round++) {
        for (int i = 0; i < settings.size(); i++) {
          rounds.get(i).add(threads.run(asked.get(i), RoundLength.timed()));
          progress.advance(++done);
        }
      }
    }
    return rounds.stream().map(Speed::of).toList();
  }
}
