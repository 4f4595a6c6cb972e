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
import dev.akin.engine.capacity.DataProfile;
import dev.akin.engine.capacity.Family;
import dev.akin.engine.capacity.Forecast;
import dev.akin.engine.capacity.Forecaster;
import dev.akin.engine.capacity.Need;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.eval.Progress;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.VectorFiles;
import dev.akin.eval.measure.ProcessorTime;
import dev.akin.eval.sample.SampledRows;
import dev.akin.eval.truth.ExactTruth;
import dev.akin.eval.truth.RecallMeter;
import dev.akin.eval.truth.TruthRequest;
import dev.akin.testkit.VectorDistribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far plans are off: a pilot of each data set, forecasts of every family for all its rows, and
 * what is then measured of the index at the forecast knob. {@code docs/measurements} says how to
 * run it. Arguments: rows of the generated sets, rows of the pilots, and a file of vectors or more.
 */
final class PlannerMeasurement {
  private static final int QUERIES = 500;
  private static final int ROUNDS = 3;
  private static final double FLOOR = 0.95;

  private final PilotParameters parameters;
  private final List<double[]> errors = new ArrayList<>();

  private PlannerMeasurement(int pilotRows) {
    parameters = PilotParameters.defaults().withRows(pilotRows);
  }

  public static void main(String[] arguments) throws Exception {
    int rows = Integer.parseInt(arguments[0]);
    PlannerMeasurement measurement = new PlannerMeasurement(Integer.parseInt(arguments[1]));
    say("| data | index | knob | recall | memory | distances | codes | build s | search µs |");
    say("|---|---|---|---|---|---|---|---|---|");
    measurement.generated("24 of 128", VectorDistribution.lowIntrinsicDimension(128, 24, 5), rows);
    measurement.generated("clusters, 64", VectorDistribution.clustered(64, 200, 7), rows);
    measurement.generated("uniform, 12", VectorDistribution.uniform(12), rows);
    for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
      measurement.file(Path.of(file));
    }
    measurement.summary();
  }

  private void generated(String name, VectorDistribution population, int rows) throws Exception {
    measure(name, set(population.sample(rows, 1)), set(population.sample(QUERIES, 2)));
  }

  private void file(Path file) throws Exception {
    VectorSet all = VectorFiles.read(file, ReadOptions.base(Metric.L2));
    float[][] queries = new float[QUERIES][all.dimension()];
    float[][] base = new float[all.size() - QUERIES][all.dimension()];
    for (int i = 0; i < all.size(); i++) {
      all.copyTo(i, i < QUERIES ? queries[i] : base[i - QUERIES]);
    }
    measure(String.valueOf(file.getFileName()), set(base), set(queries));
  }

  private static VectorSet set(float[][] rows) {
    VectorSet.Builder set = VectorSet.builder(rows[0].length, rows.length);
    for (float[] row : rows) {
      set.add(row);
    }
    return set.build();
  }

  private void measure(String name, VectorSet base, VectorSet queries) throws Exception {
    Space space = new Space(base.dimension(), Metric.L2, Datatype.FLOAT32);
    DataProfile profile =
        new Pilot(space, MachineCosts::measuredNow, parameters, Progress.none())
            .run(name, new SampledRows(base, queries));
    Need need = Need.of(base.size(), space, Contract.defaults().withRecall(FLOOR, 10));
    TruthRequest request = new TruthRequest(base, queries, Metric.L2, 10);
    RecallMeter meter =
        new RecallMeter(request, new ExactTruth(request, Progress.none()).compute(2));
    for (Family family : Family.values()) {
      // Beside what it is compared with: a shared machine has faster and slower minutes.
      Forecaster forecaster = new Forecaster(MachineCosts.measuredNow(), profile);
      var forecast = forecaster.forecast(family, need, base.size());
      if (forecast.isEmpty()) {
        say("| %s | %s | does not reach the floor |", name, family.index(base.size()));
      } else {
        compare(name, forecast.get(), request, meter);
      }
    }
  }

  private void compare(String name, Forecast forecast, TruthRequest request, RecallMeter meter) {
    long start = ProcessorTime.ofProcess();
    BuildRequest build =
        new BuildRequest(
            forecast.index(), request.base(), request.metric(), BuildOptions.defaults());
    try (Index index = Indexes.build(build)) {
      double buildSeconds = (ProcessorTime.ofProcess() - start) * 1e-9;
      Measured measured = search(index, forecast, request, meter);
      double centroids =
          forecast.family() == Family.LISTS
              ? Family.centroidsCompared(forecast.vectors(), forecast.work().knob())
              : 0;
      double distances = forecast.work().distances() + centroids;
      double estimates =
          forecast.family() == Family.CODES ? forecast.vectors() : forecast.work().estimates();
      say(
          "| %s | %s | %d | %.4f | %s | %s | %s | %s | %s |",
          name,
          forecast.index(),
          forecast.knob(),
          measured.recall,
          pair(
              forecast.bytes().memory() / forecast.vectors(),
              index.bytesInMemory() / (double) index.size()),
          pair(distances, measured.distances),
          pair(estimates, measured.estimates),
          pair(forecast.times().buildSeconds(), buildSeconds),
          pair(1e3 * forecast.times().searchMillis(), measured.micros));
      errors.add(
          new double[] {
            error(forecast.bytes().memory(), (double) index.bytesInMemory()),
            error(distances, measured.distances),
            measured.estimates == 0 ? 0 : error(estimates, measured.estimates),
            error(forecast.times().buildSeconds(), buildSeconds),
            error(1e3 * forecast.times().searchMillis(), measured.micros)
          });
    }
  }

  private record Measured(double recall, double distances, double estimates, double micros) {}

  private static Measured search(
      Index index, Forecast forecast, TruthRequest request, RecallMeter meter) {
    SearchParameters parameters = SearchParameters.defaults().withRecall(FLOOR + 0.3 * (1 - FLOOR));
    if (!forecast.family().knob().isEmpty()) {
      parameters = parameters.withKnob(forecast.family().knob(), (int) forecast.knob());
    }
    Searcher searcher = index.searcher();
    double recall = 0;
    double distances = 0;
    double estimates = 0;
    double[] micros = new double[ROUNDS + 1];
    for (int round = 0; round <= ROUNDS; round++) {
      float[] vector = new float[index.dimension()];
      for (int i = 0; i < QUERIES; i++) {
        request.queries().copyTo(i, vector);
        long start = ProcessorTime.ofThread();
        SearchResult result = searcher.search(Query.of(vector, 10).withParameters(parameters));
        micros[round] += (ProcessorTime.ofThread() - start) * 1e-3 / QUERIES;
        if (round == 0) {
          recall += meter.recall(i, result.ordinals(), 10) / QUERIES;
          distances += result.statistics().distances() / (double) QUERIES;
          estimates += result.statistics().estimates() / (double) QUERIES;
        }
      }
    }
    Arrays.sort(micros, 1, micros.length);
    return new Measured(recall, distances, estimates, micros[1 + ROUNDS / 2]);
  }

  private static String pair(double forecast, double measured) {
    return String.format(Locale.ROOT, "%,.1f / %,.1f", forecast, measured);
  }

  private static double error(double forecast, double measured) {
    return Math.abs(forecast / measured - 1);
  }

  private void summary() {
    String[] names = {"memory", "distances", "codes", "build", "search"};
    for (int i = 0; i < names.length; i++) {
      int column = i;
      double[] sorted = errors.stream().mapToDouble(each -> each[column]).sorted().toArray();
      say(
          "%s: median error %.1f %%, 90th percentile %.1f %%, worst %.1f %% of %d",
          names[i],
          100 * sorted[sorted.length / 2],
          100 * sorted[(int) (0.9 * (sorted.length - 1))],
          100 * sorted[sorted.length - 1],
          sorted.length);
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
