package dev.akin.eval.measure;

import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Query;
import dev.akin.eval.BuildStages;
import dev.akin.eval.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private Optional<Duration> residentTime = Optional.empty();
  private Optional<Duration> qualityTime = Optional.empty();
  private RoundLength roundLength = RoundLength.timed();
  private OptionalDouble rate = OptionalDouble.empty();

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

  /**
   * Also asks the operating system how much an index has in memory, by a process of its own.
   *
   * @param most how long that searches
   */
  public Evaluation withResidentSize(Duration most) {
    residentTime = Optional.of(most);
    return this;
  }

  /** Ends the pass for the quality of a setting, and each timed round, after some time. */
  public Evaluation withLimits(Duration qualityPass, Duration round) {
    qualityTime = Optional.of(qualityPass);
    roundLength = RoundLength.timed().withMost(round);
    return this;
  }

  /**
   * Times queries that come at a rate, at random times, instead of threads that each ask again when
   * they have their answer. A round asks every query once, for 2 to 10 seconds.
   *
   * @throws IllegalArgumentException if the rate is not above 0 and at most a million a second
   */
  public Evaluation withRate(double queriesPerSecond) {
    if (!(queriesPerSecond > 0 && queriesPerSecond <= Arrivals.MOST_PER_SECOND)) {
      throw new IllegalArgumentException(
          "rate %s, must be above 0 and at most %,.0f queries/s"
              .formatted(queriesPerSecond, Arrivals.MOST_PER_SECOND));
    }
    rate = OptionalDouble.of(queriesPerSecond);
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
    try (BuiltIndex built = build(specification)) {
      List<String> unknown = unknownKnobs(built, sweep);
      if (everyKnob) {
        sweep
            .settings(knob -> true)
            .forEach(all -> built.index().knobs().require(all.parameters().knobs()));
      }
      for (String knob : unknown) {
        notes.accept(
            "%s is measured without %s, its knobs are %s"
                .formatted(specification, knob, built.knobs()));
      }
      return measure(built, sweep.settings(knob -> !unknown.contains(knob)));
    }
  }

  /**
   * Builds an index, or takes it from the store, and opens its file.
   *
   * @throws IllegalArgumentException if the factory string is not understood or does not fit
   */
  public BuiltIndex build(String specification) throws IOException {
    progress.begin("building " + specification, OptionalLong.empty());
    BuildRequest request =
        new BuildRequest(
            specification,
            workload.vectors().base(),
            workload.vectors().metric(),
            BuildOptions.defaults()
                .withProgress(new BuildStages(progress, "building " + specification)));
    return BuiltIndex.open(specification, store, store.build(request, workload.baseHash()));
  }

  /**
   * Measures an index with some settings, timed in rounds that alternate between them.
   *
   * @param settings at least one
   * @return one measurement per setting, in their order
   * @throws IllegalArgumentException if a knob's value is refused
   * @throws InterruptedIOException if the thread is interrupted
   */
  public List<Measurement> measure(BuiltIndex built, List<Setting> settings) throws IOException {
    List<Quality> qualities = qualities(built, settings);
    List<Speed> speeds = speeds(built, settings);
    MeasuredIndex measured =
        new MeasuredIndex(
            built.specification(),
            new MeasuredIndex.Subject(
                built.index().size(),
                built.index().dimension(),
                workload.truth().queries(),
                parameters),
            built.cost(),
            footprint(built, settings.getLast()));
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      measurements.add(new Measurement(measured, settings.get(i), qualities.get(i), speeds.get(i)));
    }
    return measurements;
  }

  private Footprint footprint(BuiltIndex built, Setting last) throws IOException {
    Optional<Footprint.Resident> resident = Optional.empty();
    if (residentTime.isPresent()) {
      progress.begin("asking the system for its size", OptionalLong.empty());
      ResidentSize size = new ResidentSize(last, residentTime.get());
      resident = size.of(built.file(), workload.vectors().queries(), parameters.k());
    }
    Footprint footprint =
        new Footprint(built.index().bytesInMemory(), Files.size(built.file()), resident);
    if (footprint.disagrees()) {
      notes.accept(
          "%s counts %,d bytes in memory, the system %,d after %,d of %,d queries"
              .formatted(
                  built.index().specification(),
                  footprint.bytesInMemory(),
                  resident.map(Footprint.Resident::bytes).orElse(0L),
                  resident.map(Footprint.Resident::queries).orElse(0),
                  workload.truth().queries()));
    }
    return footprint;
  }

  /** The swept knobs that the index does not know. */
  private static List<String> unknownKnobs(BuiltIndex built, Sweep sweep) {
    return sweep.knobs().stream().filter(knob -> !built.knobs().contains(knob)).toList();
  }

  private List<Quality> qualities(BuiltIndex built, List<Setting> settings)
      throws InterruptedIOException {
    progress.begin("recall of " + built.specification(), OptionalLong.of(settings.size()));
    QualityPass pass = new QualityPass(built.index(), workload, queries, depths);
    qualityTime.ifPresent(pass::within);
    List<Quality> qualities = new ArrayList<>();
    for (Setting setting : settings) {
      qualities.add(pass.run(setting));
      progress.advance(qualities.size());
    }
    return qualities;
  }

  private List<Speed> speeds(BuiltIndex built, List<Setting> settings)
      throws InterruptedIOException {
    long steps = (long) parameters.rounds() * settings.size();
    progress.begin("timing " + built.specification(), OptionalLong.of(steps));
    List<List<Round>> rounds = new ArrayList<>();
    List<List<Query>> asked = new ArrayList<>();
    for (Setting setting : settings) {
      rounds.add(new ArrayList<>());
      asked.add(setting.apply(queries));
    }
    try (SearchThreads threads = new SearchThreads(built.index(), parameters.threads())) {
      threads.run(asked.getFirst(), RoundLength.exactly(parameters.warmUp()));
      long done = 0;
      for (int round = 0; round < parameters.rounds(); round++) {
        for (int i = 0; i < settings.size(); i++) {
          rounds.get(i).add(round(threads, asked.get(i), round));
          progress.advance(++done);
        }
      }
    }
    List<Speed> speeds = rounds.stream().map(each -> Speed.of(each, rate)).toList();
    for (int i = 0; i < settings.size(); i++) {
      noteOverload(built, settings.get(i), speeds.get(i));
    }
    return speeds;
  }

  private Round round(SearchThreads threads, List<Query> asked, int round)
      throws InterruptedIOException {
    return rate.isPresent()
        ? threads.run(asked, Arrivals.ofRound(rate.getAsDouble(), asked.size(), round + 1L))
        : threads.run(asked, roundLength);
  }

  private void noteOverload(BuiltIndex built, Setting setting, Speed speed) {
    if (!speed.holdsRate()) {
      notes.accept(
          String.format(
              Locale.ROOT,
              "%s (%s) did not hold the rate: of %,.1f queries/s it answered %,.1f; its latencies"
                  + " are those of a queue that grows as long as the round lasts",
              built.specification(),
              setting,
              speed.offeredPerSecond().orElse(0),
              speed.queriesPerSecond()));
    }
  }
}
