package dev.akin.eval.geometry;

import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.contract.Planner;
import dev.akin.engine.contract.Workload;
import dev.akin.eval.BuildStages;
import dev.akin.eval.Progress;
import dev.akin.eval.dataset.RowVisitor;
import dev.akin.eval.geometry.GeometryReport.Census;
import dev.akin.eval.geometry.GeometryReport.Sample;
import dev.akin.eval.geometry.GeometryReport.Searches;
import dev.akin.eval.geometry.GeometryReport.Shape;
import dev.akin.eval.geometry.GeometryReport.Subject;
import dev.akin.eval.geometry.MetricOverlap.Neighbors;
import dev.akin.eval.sample.RowSample;
import dev.akin.eval.sample.RowSource;
import dev.akin.eval.sample.SampledRows;
import dev.akin.eval.truth.ExactTruth;
import dev.akin.eval.truth.TruthRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Looks at vectors: all of them once, then at a sample. Used once, by one thread; computes on all
 * processors. Takes a pass over the data and, for 20,000 rows of 768 dimensions, about ten seconds
 * on two cores.
 */
public final class GeometrySurvey {
  /** What compares vectors without quantizing them more than is worth asking. */
  private static final List<String> CODES =
      List.of("SQ8", "SQ4", "RaBitQ4", "RaBitQ", "RaBitQ,RFlat");

  /** Ways to the largest inner products. */
  private static final List<String> PATHS = List.of("NormScan", "HNSW32", "MIPS,HNSW32,RFlat");

  /** Rows of the graphs among them, which take seconds to build. */
  private static final int PATH_ROWS = 5_000;

  /** Rows below which a graph of this beam gives way to a scan. */
  private static final int FEWEST_PATH_ROWS = 2_000;

  private static final int EF_SEARCH = 32;

  private final Declaration declaration;
  private final Metric metric;
  private final SurveyParameters parameters;
  private final Progress progress;
  private final int threads = Runtime.getRuntime().availableProcessors();

  /** A survey of vectors that are meant to be searched in a way. */
  public GeometrySurvey(Declaration declaration, SurveyParameters parameters, Progress progress) {
    this.declaration = declaration;
    this.metric = declaration.metric();
    this.parameters = parameters;
    this.progress = progress;
  }

  /** Gives every row to both, and says how far the pass is. */
  private final class Pass implements RowVisitor {
    final RowCensus census = new RowCensus();
    final RowSample sample = new RowSample(parameters.sample());

    @Override
    public void begin(int dimension, long rows) {
      progress.begin("reading", OptionalLong.of(rows));
      census.begin(dimension, rows);
      sample.begin(dimension, rows);
    }

    @Override
    public void row(float[] values) {
      census.row(values);
      sample.row(values);
      progress.advance(census.rows());
    }
  }

  /**
   * Looks at all rows of a source.
   *
   * @throws InterruptedIOException if the thread is interrupted
   * @throws IllegalArgumentException if fewer than 100 rows are not zero
   */
  public GeometryReport run(RowSource source) throws IOException {
    Pass pass = new Pass();
    source.visit(pass);
    SampledRows raw = pass.sample.drawn();
    SampledRows prepared = raw.preparedFor(metric);
    Map<Metric, Neighbors> neighbors = neighbors(raw);
    Shape shape = shape(prepared, neighbors);
    Searches searches =
        new Searches(
            overlaps(List.copyOf(neighbors.values())),
            codes(neighborsOf(metric, neighbors)),
            metric == Metric.DOT ? paths(raw) : List.of(),
            plan(pass.census.rows(), raw.base().dimension()));
    progress.end();
    return new GeometryReport(
        new Subject(
            declaration, new Sample(raw.base().size(), raw.queries().size(), parameters.seed())),
        new Census(pass.census.norms(), pass.census.duplicates(), pass.census.dimensions()),
        shape,
        searches);
  }

  /** The neighbors of the queries by each metric. */
  private Map<Metric, Neighbors> neighbors(SampledRows raw) throws InterruptedIOException {
    Map<Metric, Neighbors> neighbors = new EnumMap<>(Metric.class);
    for (Metric each : Metric.values()) {
      if (each != Metric.L1 || metric == Metric.L1) {
        neighbors.put(each, neighbors("neighbors by " + each, raw.preparedFor(each), each));
      }
    }
    return neighbors;
  }

  private Neighbors neighbors(String stage, SampledRows rows, Metric by)
      throws InterruptedIOException {
    TruthRequest request = rows.request(by, SurveyParameters.DEPTH);
    return new Neighbors(request, new ExactTruth(request, named(stage)).compute(threads));
  }

  private static Neighbors neighborsOf(Metric metric, Map<Metric, Neighbors> neighbors) {
    Neighbors found = neighbors.get(metric);
    if (found == null) {
      throw new IllegalStateException("no neighbors by " + metric);
    }
    return found;
  }

  private Progress named(String stage) {
    return new Progress() {
      @Override
      public void begin(String ignored, OptionalLong total) {
        progress.begin(stage, total);
      }

      @Override
      public void advance(long done) {
        progress.advance(done);
      }

      @Override
      public void end() {}
    };
  }

  private Shape shape(SampledRows prepared, Map<Metric, Neighbors> neighbors)
      throws InterruptedIOException {
    Neighbors euclidean =
        metric == Metric.COSINE
            ? neighbors("distances between unit vectors", prepared, Metric.L2)
            : neighborsOf(Metric.L2, neighbors);
    VectorSet hubRows = SampledRows.head(prepared.base(), parameters.hubRows());
    TruthRequest each = new TruthRequest(hubRows, hubRows, metric, SurveyParameters.K + 1);
    Hubness hubness =
        Hubness.of(
            new ExactTruth(each, named("hubs")).compute(threads),
            Math.min(SurveyParameters.K, hubRows.size() - 1));
    progress.begin("principal components", OptionalLong.empty());
    return new Shape(
        IntrinsicDimension.of(euclidean.truth()),
        Contrast.of(prepared, euclidean.truth()),
        hubness,
        Anisotropy.of(prepared.base(), parameters.seed(), threads));
  }

  private static List<MetricOverlap> overlaps(List<Neighbors> neighbors) {
    List<MetricOverlap> overlaps = new ArrayList<>();
    for (int i = 0; i < neighbors.size(); i++) {
      for (int j = i + 1; j < neighbors.size(); j++) {
        overlaps.add(MetricOverlap.of(neighbors.get(i), neighbors.get(j)));
      }
    }
    return overlaps;
  }

  private List<IndexTrial> codes(Neighbors neighbors) {
    List<IndexTrial> trials = new ArrayList<>();
    if (metric.hasInnerProduct()) {
      IndexTrial.Exam exam = new IndexTrial.Exam(neighbors.request(), neighbors.truth());
      for (String code : CODES) {
        trials.add(IndexTrial.of(code, SearchParameters.defaults(), exam, options(code)));
      }
    }
    return trials;
  }

  private BuildOptions options(String index) {
    return BuildOptions.defaults()
        .withSeed(parameters.seed())
        .withProgress(new BuildStages(progress, index));
  }

  /** A scan by norm, and the graphs, over fewer rows. */
  private List<IndexTrial> paths(SampledRows raw) throws InterruptedIOException {
    SampledRows few = raw.first(PATH_ROWS);
    Neighbors neighbors = neighbors("largest inner products", few, Metric.DOT);
    IndexTrial.Exam exam = new IndexTrial.Exam(neighbors.request(), neighbors.truth());
    List<IndexTrial> trials = new ArrayList<>();
    for (String path : PATHS) {
      boolean isGraph = !path.equals("NormScan");
      if (!isGraph || few.base().size() >= FEWEST_PATH_ROWS) {
        SearchParameters defaults = SearchParameters.defaults();
        trials.add(
            IndexTrial.of(
                path,
                isGraph ? defaults.withKnob("efSearch", EF_SEARCH) : defaults,
                exam,
                options(path)));
      }
    }
    return trials;
  }

  private Plan plan(int rows, int dimension) {
    progress.begin("costs of this machine", OptionalLong.empty());
    return new Planner(MachineCosts.measured())
        .plan(
            new Workload(rows, dimension, declaration.datatype(), metric.hasInnerProduct()),
            declaration.contract());
  }
}
