package dev.akin.eval.pilot;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.capacity.CapacityPlan;
import dev.akin.engine.capacity.CapacityPlanner;
import dev.akin.engine.capacity.DataProfile;
import dev.akin.engine.capacity.Forecaster;
import dev.akin.engine.capacity.MachineType;
import dev.akin.engine.capacity.Need;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.capacity.Relaxation;
import dev.akin.engine.capacity.Site;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.proof.RecallInterval;
import dev.akin.eval.Progress;
import dev.akin.eval.sample.SampledRows;
import dev.akin.eval.truth.ExactTruth;
import dev.akin.eval.truth.RecallMeter;
import dev.akin.eval.truth.TruthRequest;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Contracts that cannot be kept, five for each of four data sets: whether each is refused, and
 * whether the cheapest relaxation is met when the index is built as it was planned. {@code
 * docs/measurements} says how to run it. Arguments: rows of the sets, rows of the pilots.
 */
final class RelaxationMeasurement {
  private static final int QUERIES = 1_000;
  private static final int K = 10;
  private static final MachineType OWN = new MachineType("this machine", 1, 8, 100);

  private final int rows;
  private final PilotParameters parameters;
  private int cases;
  private int refused;
  private int met;

  private RelaxationMeasurement(int rows, int pilotRows) {
    this.rows = rows;
    this.parameters = PilotParameters.defaults().withRows(pilotRows);
  }

  public static void main(String[] arguments) throws Exception {
    RelaxationMeasurement measurement =
        new RelaxationMeasurement(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    say("| data | contract | relaxation | index | recall (low) | p99 ms | MiB | met |");
    say("|---|---|---|---|---|---|---|---|");
    measurement.run("24 of 128", VectorDistribution.lowIntrinsicDimension(128, 24, 5));
    measurement.run("clusters, 64", VectorDistribution.clustered(64, 200, 7));
    measurement.run("uniform, 16", VectorDistribution.uniform(16));
    measurement.run("12 of 256", VectorDistribution.lowIntrinsicDimension(256, 12, 5));
    say(
        "refused %d of %d, relaxations met %d",
        measurement.refused, measurement.cases, measurement.met);
  }

  private static Contract contract(double recall, double p99Millis, long memoryMiB) {
    Contract contract = Contract.defaults().withRecall(recall, K).withP99Millis(p99Millis);
    return memoryMiB == 0 ? contract : contract.withMemoryMiB(memoryMiB);
  }

  private void run(String name, VectorDistribution population) throws Exception {
    VectorSet base = set(population.sample(rows, 1));
    VectorSet queries = set(population.sample(QUERIES, 2));
    Space space = new Space(base.dimension(), Metric.L2, Datatype.FLOAT32);
    DataProfile profile =
        new Pilot(space, MachineCosts::measuredNow, parameters, Progress.none())
            .run(name, new SampledRows(base, queries));
    TruthRequest request = new TruthRequest(base, queries, Metric.L2, K);
    RecallMeter meter =
        new RecallMeter(request, new ExactTruth(request, Progress.none()).compute(2));
    List<Contract> impossible =
        List.of(
            contract(0.95, 0.001, 0),
            contract(0.99, 0.004, 0),
            contract(1, 0.01, 0),
            contract(0.95, 0.05, 1),
            contract(0.999, 20, 1));
    for (Contract contract : impossible) {
      CapacityPlanner planner =
          new CapacityPlanner(new Forecaster(MachineCosts.measuredNow(), profile), Site.own(OWN));
      CapacityPlan plan = planner.plan(Need.of(base.size(), space, contract));
      cases++;
      refused += plan.isFeasible() ? 0 : 1;
      if (plan.relaxations().isEmpty()) {
        say("| %s | %s | feasible %s, none |", name, contract.toJson(), plan.isFeasible());
      } else {
        build(name, contract, plan.relaxations().getFirst(), new Exam(request, meter));
      }
    }
  }

  private record Exam(TruthRequest request, RecallMeter meter) {}

  private static VectorSet set(float[][] rows) {
    VectorSet.Builder set = VectorSet.builder(rows[0].length, rows.length);
    for (float[] row : rows) {
      set.add(row);
    }
    return set.build();
  }

  private void build(String name, Contract stated, Relaxation relaxation, Exam exam) {
    var forecast = relaxation.deployment().forecast();
    Contract contract = relaxation.contract();
    SearchParameters search =
        SearchParameters.defaults()
            .withRecall(Math.min(1, contract.recall() + 0.3 * (1 - contract.recall())));
    if (!forecast.family().knob().isEmpty()) {
      search = search.withKnob(forecast.family().knob(), (int) forecast.knob());
    }
    BuildRequest build =
        new BuildRequest(forecast.index(), exam.request.base(), Metric.L2, BuildOptions.defaults());
    try (Index index = Indexes.build(build)) {
      double[] recalls = new double[QUERIES];
      double p99 = Double.MAX_VALUE;
      for (int round = 0; round < 4; round++) {
        p99 = Math.min(p99, round(index.searcher(), search, exam, recalls));
      }
      RecallInterval recall = RecallInterval.of(K, recalls, 1);
      double mebibytes = index.bytesInMemory() / (double) (1 << 20);
      boolean kept =
          recall.low() >= contract.recall()
              && p99 <= contract.p99Millis().orElseThrow()
              && mebibytes <= contract.memoryMiB().orElse(1 << 20);
      met += kept ? 1 : 0;
      say(
          "| %s | %s | %s to %s | %s %d | %.4f (%.4f) | %.3f | %.1f | %s |",
          name,
          stated.toJson(),
          relaxation.bound().title(),
          relaxation.to(),
          forecast.index(),
          forecast.knob(),
          recall.value(),
          recall.low(),
          p99,
          mebibytes,
          kept ? "yes" : "no");
    }
  }

  /** The 99th percentile of one pass; the first is not compiled yet. */
  private static double round(
      Searcher searcher, SearchParameters parameters, Exam exam, double[] recalls) {
    long[] nanos = new long[QUERIES];
    float[] vector = new float[exam.request.queries().dimension()];
    for (int i = 0; i < QUERIES; i++) {
      exam.request.queries().copyTo(i, vector);
      long start = System.nanoTime();
      SearchResult result = searcher.search(Query.of(vector, K).withParameters(parameters));
      nanos[i] = System.nanoTime() - start;
      recalls[i] = exam.meter.recall(i, result.ordinals(), K);
    }
    Arrays.sort(nanos);
    return nanos[(int) (0.99 * QUERIES)] * 1e-6;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
