package dev.akin.engine.query;

import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.segment.VectorPart;
import dev.akin.engine.sidecar.EffortCurve;
import dev.akin.engine.sidecar.Sidecar;
import dev.akin.engine.sidecar.Sidecars;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides how a segment is searched: by the path that costs least of those that the plan allows.
 *
 * <p>With n vectors of dimension d of which m match, and the {@link MachineCosts} of a float
 * scanned, a float fetched and a bit of a code:
 *
 * <pre>
 *   exact   m·d · (scan if m = n, else fetch)
 *   codes   n·d · code + r·d · fetch             r = 50 k, at most m
 *   graph   v·d · fetch · n/m                    v = distances measured when the graph was calibrated
 * </pre>
 *
 * Metrics without an inner product have no codes. The plan {@code Flat} allows the first, {@code
 * RaBitQ,RFlat} the first two, {@code HNSW…} all three; a request for the exact answer always takes
 * the first. For any thread.
 */
public final class PathChooser {
  private static final String FLAT = "Flat";
  private static final String GRAPH = "HNSW";
  private static final String EXACT = "exact";

  /**
   * Candidates per neighbor that a scan of codes refines: 14 to 76 were measured, for recall floors
   * from 0.9 to 0.95.
   */
  private static final int REFINED = 50;

  private final MachineCosts machine;
  private final Sidecars sidecars;
  private final Metric metric;

  /**
   * A way through a segment.
   *
   * @param path {@code exact}, {@code codes} or {@code graph}
   * @param why the reason, with its numbers
   * @param searcher ready to answer one query on the caller's thread
   */
  public record Choice(String path, String why, Searcher searcher, SearchParameters parameters) {
    /** Whether the raw vectors are compared one after the other. */
    public boolean isExact() {
      return path.equals(EXACT);
    }
  }

  public PathChooser(MachineCosts machine, Sidecars sidecars, Metric metric) {
    this.metric = metric;
    this.machine = machine;
    this.sidecars = sidecars;
  }

  /**
   * The way to search the accepted vectors of a segment.
   *
   * @param index the plan's
   */
  public Choice choose(VectorPart part, SearchTask task, String index) {
    double exact = exactMicros(part);
    if (task.effort().exact() || task.effort().recall() == 1) {
      return exact(part, exact, "the exact answer is wanted");
    }
    if (index.equals(FLAT)) {
      return exact(part, exact, "the plan is an exact scan");
    }
    double codes = codesMicros(part, task.k());
    Optional<Sidecar> sidecar =
        index.startsWith(GRAPH) ? sidecars.of(part.segment()) : Optional.empty();
    if (sidecar.isPresent()) {
      EffortCurve.Step step = effort(sidecar.get().curve(), task);
      double graph = graphMicros(part, step);
      if (graph <= Math.min(exact, codes)) {
        return graph(sidecar.get(), step, comparison(part, "graph", graph, exact, codes));
      }
    }
    return codes < exact
        ? codes(part, task, comparison(part, "codes", codes, exact, codes))
        : exact(part, exact, instead(codes));
  }

  private String instead(double codes) {
    return metric.hasInnerProduct()
        ? String.format(Locale.ROOT, "codes would take %.0f µs", codes)
        : "no codes under " + metric;
  }

  private static EffortCurve.Step effort(EffortCurve curve, SearchTask task) {
    OptionalInt given = task.effort().efSearch();
    return given.isPresent()
        ? curve.atEfSearch(given.getAsInt())
        : curve.at(task.effort().recall(), task.k());
  }

  private double exactMicros(VectorPart part) {
    double perFloat = part.isWhole() ? machine.scanNanosPerFloat() : machine.fetchNanosPerFloat();
    return floats(part.accepted().cardinality(), part) * perFloat * 1e-3;
  }

  private double codesMicros(VectorPart part, int k) {
    if (!metric.hasInnerProduct()) {
      return Double.POSITIVE_INFINITY;
    }
    long refined = Math.min(part.accepted().cardinality(), (long) REFINED * k);
    double scan = floats(part.size(), part) * machine.codeNanosPerBit();
    return (scan + floats(refined, part) * machine.fetchNanosPerFloat()) * 1e-3;
  }

  private double graphMicros(VectorPart part, EffortCurve.Step step) {
    double detour = part.size() / (double) Math.max(1, part.accepted().cardinality());
    return step.distances() * detour * dimension(part) * machine.fetchNanosPerFloat() * 1e-3;
  }

  private static double floats(long vectors, VectorPart part) {
    return vectors * (double) dimension(part);
  }

  private static int dimension(VectorPart part) {
    return part.dimension();
  }

  private static Choice exact(VectorPart part, double micros, String reason) {
    String why =
        String.format(Locale.ROOT, "%s: about %.0f µs; %s", matching(part), micros, reason);
    return new Choice(EXACT, why, part.vectors().exact(), SearchParameters.defaults());
  }

  private static Choice codes(VectorPart part, SearchTask task, String why) {
    SearchParameters parameters = SearchParameters.defaults().withRecall(task.effort().recall());
    return new Choice("codes", why, part.vectors().codes(), parameters);
  }

  private static Choice graph(Sidecar sidecar, EffortCurve.Step step, String comparison) {
    String why =
        String.format(
            Locale.ROOT,
            "efSearch %d measured recall %.3f; %s",
            step.efSearch(),
            step.recall(),
            comparison);
    SearchParameters parameters =
        SearchParameters.defaults().withKnob(Sidecar.EF_SEARCH, step.efSearch());
    return new Choice("graph", why, sidecar, parameters);
  }

  private String comparison(
      VectorPart part, String path, double micros, double exact, double codes) {
    String others = String.format(Locale.ROOT, "exact %.0f µs", exact);
    if (metric.hasInnerProduct()) {
      others += String.format(Locale.ROOT, ", codes %.0f µs", codes);
    }
    return String.format(
        Locale.ROOT, "%s: %s about %.0f µs, %s", matching(part), path, micros, others);
  }

  private static String matching(VectorPart part) {
    return String.format(
        Locale.ROOT, "%,d of %,d match", part.accepted().cardinality(), part.size());
  }
}
