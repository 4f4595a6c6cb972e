package dev.akin.eval.pilot;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.engine.capacity.Family;
import dev.akin.eval.measure.ProcessorTime;
import dev.akin.eval.truth.GroundTruth;
import dev.akin.eval.truth.RecallMeter;
import dev.akin.eval.truth.TruthRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A family's index over one sample: what it cost to build, and what rising settings cost and find.
 *
 * @param rows of the sample
 * @param buildNanos processor time of building, per row
 * @param trials by rising setting
 */
record PilotRun(int rows, double buildNanos, List<Trial> trials) {
  private static final double KNOB_GROWTH = 1.35;
  private static final double ENOUGH = 0.9995;
  private static final double[] FLOORS = {0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999};

  /** The queries and their right answers. */
  record Exam(TruthRequest request, GroundTruth truth) {}

  /** The cheapest way to a recall between what was tried; nothing if it was not reached. */
  Optional<Trial> reaching(double recall) {
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i).recall() >= recall) {
        return Optional.of(
            i == 0 ? trials.get(0) : trials.get(i - 1).towards(trials.get(i), recall));
      }
    }
    return Optional.empty();
  }

  static PilotRun of(Family family, Exam exam, BuildOptions options) {
    int rows = exam.request.base().size();
    BuildRequest build =
        new BuildRequest(family.index(rows), exam.request.base(), exam.request.metric(), options);
    long start = ProcessorTime.ofProcess();
    try (Index index = Indexes.build(build)) {
      double nanos = ProcessorTime.ofProcess() - start;
      return new PilotRun(rows, nanos / rows, new Run(family, exam, index).trials());
    }
  }

  /** Searches of one thread. */
  private static final class Run {
    private final Family family;
    private final Exam exam;
    private final Searcher searcher;
    private final RecallMeter meter;
    private final List<Query> queries = new ArrayList<>();
    private final int rows;

    Run(Family family, Exam exam, Index index) {
      this.family = family;
      this.exam = exam;
      this.searcher = index.searcher();
      this.meter = new RecallMeter(exam.request(), exam.truth());
      this.rows = index.size();
      for (int i = 0; i < exam.request().queries().size(); i++) {
        float[] vector = new float[index.dimension()];
        exam.request().queries().copyTo(i, vector);
        queries.add(Query.of(vector, exam.truth().k()));
      }
    }

    List<Trial> trials() {
      if (family.knob().isEmpty()) {
        return trialsOfFloors();
      }
      int most = (int) (family.knob().equals("nprobe") ? Family.lists(rows) : rows);
      List<Trial> trials = new ArrayList<>();
      double wanted = family.knob().equals("nprobe") ? 1 : exam.truth().k();
      trial((int) Math.min(most, 4 * wanted)); // Compiled by then.
      int knob = 0;
      while (knob < most && (trials.isEmpty() || trials.getLast().recall() < ENOUGH)) {
        knob = (int) Math.min(most, Math.max(knob + 1, Math.ceil(wanted)));
        trials.add(trial(knob));
        wanted *= KNOB_GROWTH;
      }
      return trials;
    }

    /** An index without a knob follows the floor that is asked for. */
    private List<Trial> trialsOfFloors() {
      trial(1, SearchParameters.defaults()); // Compiled by then.
      List<Trial> trials = new ArrayList<>();
      for (double floor : FLOORS) {
        Trial trial = trial(1, SearchParameters.defaults().withRecall(floor));
        trials.add(trial.withRecall(Math.min(floor, trial.recall()))); // It finds more.
      }
      return trials;
    }

    private Trial trial(int knob) {
      return trial(knob, SearchParameters.defaults().withKnob(family.knob(), knob));
    }

    private Trial trial(int knob, SearchParameters parameters) {
      List<SearchResult> results = new ArrayList<>(queries.size());
      long start = ProcessorTime.ofThread();
      for (Query query : queries) {
        results.add(searcher.search(query.withParameters(parameters)));
      }
      double nanos = ProcessorTime.ofThread() - start;
      double recall = 0;
      double distances = 0;
      double estimates = 0;
      for (int i = 0; i < results.size(); i++) {
        SearchResult result = results.get(i);
        recall += meter.recall(i, result.ordinals(), exam.truth().k());
        distances += result.statistics().distances();
        estimates += result.statistics().estimates();
      }
      int n = results.size();
      double centroids = family == Family.LISTS ? Family.centroidsCompared(rows, knob) : 0;
      return new Trial(
          knob, recall / n, Math.max(1, distances / n - centroids), estimates / n, nanos / n);
    }
  }
}
