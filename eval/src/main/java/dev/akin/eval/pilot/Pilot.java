package dev.akin.eval.pilot;

import dev.akin.core.index.BuildOptions;
import dev.akin.engine.capacity.DataProfile;
import dev.akin.engine.capacity.Effort;
import dev.akin.engine.capacity.Family;
import dev.akin.engine.capacity.FamilyProfile;
import dev.akin.engine.capacity.Forecaster;
import dev.akin.engine.capacity.Growth;
import dev.akin.engine.capacity.Need;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.eval.BuildStages;
import dev.akin.eval.Progress;
import dev.akin.eval.sample.SampledRows;
import dev.akin.eval.truth.ExactTruth;
import dev.akin.eval.truth.TruthRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Measures what each index family costs on a sample, for plans of many more such vectors.
 *
 * <p>Two samples, one a quarter of the other, give every count its law of growth ({@link Growth}).
 * Recalls in between settings are interpolated by the logarithm of what is missed. Used once, by
 * one thread; builds on all processors. Takes about half a minute for 20,000 × 128 on two cores.
 */
public final class Pilot {
  private static final double[] RECALLS = {0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999};

  /** The recall from which on processor time is compared with counted work. */
  private static final double LEAST_TIMED = 0.8;

  private final Space space;
  private final PilotParameters parameters;
  private final Progress progress;
  private final Supplier<MachineCosts> costs;

  /**
   * @param space of the rows that will come
   * @param costs what a step costs on this machine, asked for beside each timing
   */
  public Pilot(
      Space space, Supplier<MachineCosts> costs, PilotParameters parameters, Progress progress) {
    this.space = space;
    this.parameters = parameters;
    this.progress = progress;
    this.costs = costs;
  }

  /**
   * Measures all families that the metric has.
   *
   * @param source whose rows they are, as assumptions will name it
   * @param sample raw rows and queries; not more of them than the parameters say are used
   * @throws InterruptedIOException if the thread is interrupted
   * @throws IllegalArgumentException if there are fewer rows than {@link PilotParameters#FEWEST}
   */
  public DataProfile run(String source, SampledRows sample) throws InterruptedIOException {
    SampledRows large = sample.preparedFor(space.metric()).first(parameters.rows());
    int rows = large.base().size();
    if (rows < PilotParameters.FEWEST) {
      throw new IllegalArgumentException(
          "%,d rows: a pilot needs at least %,d".formatted(rows, PilotParameters.FEWEST));
    }
    SampledRows small = large.first(rows / PilotParameters.SMALLER);
    PilotRun.Exam largeExam = exam(large);
    PilotRun.Exam smallExam = exam(small);
    Map<Family, FamilyProfile> families = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      if (family != Family.FLAT && family.supports(space.metric(), space.dimension())) {
        Timed smaller = timed(family, smallExam);
        Timed larger = timed(family, largeExam);
        profile(family, smaller, larger).ifPresent(profile -> families.put(family, profile));
      }
    }
    progress.end();
    return new DataProfile(source, parameters.k(), families);
  }

  private PilotRun.Exam exam(SampledRows rows) throws InterruptedIOException {
    TruthRequest request =
        new TruthRequest(
            rows.base(),
            SampledRows.head(rows.queries(), parameters.queries()),
            space.metric(),
            parameters.k());
    int threads = Runtime.getRuntime().availableProcessors();
    return new PilotRun.Exam(request, new ExactTruth(request, progress).compute(threads));
  }

  /** A run, and what counted work costs beside it. */
  private record Timed(PilotRun run, Forecaster counted) {}

  private Timed timed(Family family, PilotRun.Exam exam) {
    PilotRun run = PilotRun.of(family, exam, options(family));
    progress.begin("costs of this machine", OptionalLong.empty());
    DataProfile none = new DataProfile("", parameters.k(), Map.of());
    return new Timed(run, new Forecaster(costs.get(), none));
  }

  private BuildOptions options(Family family) {
    return BuildOptions.defaults()
        .withSeed(parameters.seed())
        .withProgress(new BuildStages(progress, family.title()));
  }

  private Optional<FamilyProfile> profile(Family family, Timed smaller, Timed larger) {
    PilotRun small = smaller.run;
    PilotRun large = larger.run;
    List<Effort> efforts = new ArrayList<>();
    for (double recall : RECALLS) {
      Optional<Trial> less = small.reaching(recall);
      Optional<Trial> more = large.reaching(recall);
      if (less.isPresent() && more.isPresent()) {
        efforts.add(
            effort(
                recall, new Sized(small.rows(), less.get()), new Sized(large.rows(), more.get())));
      }
    }
    return efforts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FamilyProfile(
                efforts,
                timeFactor(family, larger),
                Growth.between(
                    small.rows(), build(family, smaller), large.rows(), build(family, larger))));
  }

  private record Sized(int rows, Trial trial) {
    Growth to(Sized larger, ToDoubleFunction<Trial> count) {
      return Growth.between(
          rows, count.applyAsDouble(trial), larger.rows, count.applyAsDouble(larger.trial));
    }
  }

  private static Effort effort(double recall, Sized small, Sized large) {
    return new Effort(
        recall,
        small.to(large, Trial::knob),
        small.to(large, Trial::distances),
        small.to(large, Trial::estimates));
  }

  /** What building a row took, in comparisons with a row. */
  private double build(Family family, Timed timed) {
    PilotRun run = timed.run;
    Need need = Need.of(run.rows(), space, Contract.defaults());
    return run.buildNanos() / timed.counted.compareNanos(family, need, run.rows());
  }

  /** The median over settings of usual recalls. */
  private double timeFactor(Family family, Timed timed) {
    PilotRun run = timed.run;
    Need need = Need.of(run.rows(), space, Contract.defaults());
    double[] factors =
        run.trials().stream()
            .filter(trial -> trial.recall() >= LEAST_TIMED && trial.nanos() > 0)
            .mapToDouble(trial ->
                trial.nanos() / timed.counted.searchNanos(family, need, run.rows(), trial.work()))
            .sorted()
            .toArray();
    return factors.length == 0 ? 1 : factors[factors.length / 2];
  }
}
