package dev.akin.eval.compare;

import dev.akin.eval.Progress;
import dev.akin.eval.measure.BuiltIndex;
import dev.akin.eval.measure.Evaluation;
import dev.akin.eval.measure.IndexStore;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.measure.Setting;
import dev.akin.eval.measure.Workload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Compares indexes over a workload within a budget, and goes on from where a comparison in the same
 * folder ended. Used once, by one thread.
 *
 * <p>First every candidate is built and measured at a few settings, the leading one of each family
 * before variants, cheap builds before dear ones. Then, in passes, the settings whose gaps are the
 * largest, until no gap can be seen or the budget is over. Everything that is measured is written
 * down at once.
 */
public final class Comparison implements AutoCloseable {
  /** Settings of a pass: few enough that the next pass chooses by what this one found. */
  private static final int PASS = 8;

  private final CompareParameters parameters;
  private final DataShape shape;
  private final Candidates candidates;
  private final Journal journal;
  private final Evaluation evaluation;

  /** Asks the system for an index's size as well, once for each. */
  private final Evaluation sizing;

  private final Budget budget;
  private final BuildForecast forecast;
  private final Map<String, KnobSpace> spaces = new HashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private boolean complete;

  /**
   * A comparison that has not begun, or goes on.
   *
   * @throws dev.akin.eval.dataset.DatasetException if the folder holds one of something else
   */
  public static Comparison in(
      ComparisonFolder folder, Workload workload, CompareParameters parameters, Progress progress)
      throws IOException {
    return in(folder, workload, parameters, new Watch(progress, System::nanoTime));
  }

  /** Who watches a comparison, and by which clock in nanoseconds its budget is kept. */
  record Watch(Progress progress, LongSupplier clock) {}

  static Comparison in(
      ComparisonFolder folder, Workload workload, CompareParameters parameters, Watch watch)
      throws IOException {
    Subject subject = Subject.of(workload, parameters);
    Journal journal =
        Journal.open(folder.journal(), subject, folder.restart(), parameters.measure());
    return new Comparison(workload, parameters, watch, new Found(journal, folder.indexes()));
  }

  /** What the folder holds. */
  private record Found(Journal journal, IndexStore store) {}

  private Comparison(Workload workload, CompareParameters parameters, Watch watch, Found found) {
    this.parameters = parameters;
    this.journal = found.journal();
    this.shape =
        new DataShape(
            workload.vectors().base().size(),
            workload.vectors().base().dimension(),
            workload.vectors().metric());
    this.candidates = Candidates.of(shape);
    this.leftOut.addAll(candidates.leftOut());
    this.forecast = new BuildForecast(shape, Runtime.getRuntime().availableProcessors());
    this.budget =
        new Budget(
            parameters.budget(), journal.seconds(), journal.buildingSeconds(), watch.clock());
    Progress progress = new BudgetProgress(watch.progress(), budget);
    this.evaluation = evaluation(workload, parameters, found.store(), progress);
    this.sizing = evaluation(workload, parameters, found.store(), progress);
    parameters.residentProbe().ifPresent(sizing::withResidentSize);
  }

  /** How many measurements the runs before left. */
  public int resumedFrom() {
    return journal.measurements().size();
  }

  /** Takes what is known so far, now and then. */
  @FunctionalInterface
  public interface Reporter {
    /** There are new measurements. */
    void report(ComparisonResult result) throws IOException;
  }

  /**
   * Measures until nothing is left to refine or the budget is over.
   *
   * @param reporter told after each index at first and after each pass later
   * @throws InterruptedIOException if the thread is interrupted; what was measured is kept
   */
  public void run(Reporter reporter) throws IOException {
    try {
      coarse(reporter);
      refine(reporter);
    } catch (ClosedByInterruptException e) {
      throw (IOException) new InterruptedIOException("measuring was interrupted").initCause(e);
    }
  }

  /** What is known now. */
  public ComparisonResult result() {
    Map<String, Family> families = new HashMap<>();
    candidates.chosen().forEach(each -> families.put(each.specification(), each.family()));
    return new ComparisonResult(
        journal.measurements(),
        families,
        leftOut,
        new ComparisonResult.Effort(parameters, budget.spent(), complete));
  }

  /** Every candidate that fits, at a few settings. */
  private void coarse(Reporter reporter) throws IOException {
    List<Candidate> order = new ArrayList<>(candidates.chosen());
    order.sort(
        Comparator.comparing((Candidate each) -> !each.leading())
            .thenComparingDouble(forecast::seconds));
    for (Candidate candidate : order) {
      Optional<String> obstacle = obstacle(candidate);
      if (obstacle.isPresent()) {
        leftOut.add(new LeftOut(candidate.specification(), obstacle.get()));
      } else {
        tryCandidate(candidate, reporter);
      }
    }
  }

  /** Why there is no time for a candidate; none if there is, or it was measured before. */
  private Optional<String> obstacle(Candidate candidate) {
    if (journal.isMeasured(candidate.specification())) {
      return Optional.empty();
    }
    if (budget.isOver()) {
      return Optional.of("the budget was over before its turn; a longer one goes on with it");
    }
    boolean built = journal.isBuilt(candidate.specification());
    double predicted = built ? 0 : forecast.seconds(candidate);
    return budget.allowsBuild(predicted)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "building it would take about %.0f s, of the budget %.0f s are left for building",
                predicted,
                budget.buildingLeft()));
  }

  private void tryCandidate(Candidate candidate, Reporter reporter) throws IOException {
    double begin = budget.spent();
    try (BuiltIndex built = evaluation.build(candidate.specification())) {
      double seconds = built.cost().seconds();
      if (!built.cost().reused()) {
        seconds = budget.spent() - begin; // Saving and opening are paid from the budget as well.
        journal.add(new Entry.Built(candidate.specification(), seconds));
        budget.built(seconds);
      }
      forecast.add(candidate, seconds);
      KnobSpace space = KnobSpace.of(built.knobs(), shape, parameters.k());
      spaces.put(candidate.specification(), space);
      if (!journal.isMeasured(candidate.specification())) {
        measure(built, space.coarse(), true);
        reporter.report(result());
      }
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      leftOut.add(new LeftOut(candidate.specification(), String.valueOf(e.getMessage())));
    }
  }

  /** The largest gaps of all indexes, pass by pass. */
  private void refine(Reporter reporter) throws IOException {
    List<Proposal> proposals = Proposals.of(spaces, result());
    while (!proposals.isEmpty() && !budget.isOver()) {
      Map<String, List<Setting>> pass = new LinkedHashMap<>();
      for (Proposal proposal : proposals.subList(0, Math.min(PASS, proposals.size()))) {
        pass.computeIfAbsent(proposal.specification(), key -> new ArrayList<>())
            .add(proposal.setting());
      }
      for (Map.Entry<String, List<Setting>> index : pass.entrySet()) {
        if (!budget.isOver()) {
          try (BuiltIndex built = evaluation.build(index.getKey())) {
            measure(built, index.getValue(), false);
          }
        }
      }
      reporter.report(result());
      proposals = Proposals.of(spaces, result());
    }
    complete = proposals.isEmpty();
  }

  private void measure(BuiltIndex built, List<Setting> settings, boolean withSize)
      throws IOException {
    double begin = budget.spent();
    Evaluation by = withSize ? sizing : evaluation;
    List<Measurement> measurements = by.measure(built, settings);
    double each = (budget.spent() - begin) / measurements.size();
    for (Measurement measurement : measurements) {
      journal.add(new Entry.Measured(measurement, each));
    }
  }

  private static Evaluation evaluation(
      Workload workload, CompareParameters parameters, IndexStore store, Progress progress) {
    return new Evaluation(workload, parameters.measure(), store, progress)
        .withLimits(parameters.qualityPass(), parameters.round());
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
