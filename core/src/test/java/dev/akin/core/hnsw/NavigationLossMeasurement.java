package dev.akin.core.hnsw;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures what walking by codes costs against walking by distances, and lists against a graph at
 * equal code bytes: {@code docs/measurements/2026-11-20-navigation-loss.md}.
 *
 * <p>All candidates are compared again by raw vectors, so a true neighbor is lost only by not being
 * a candidate. Argument: number of vectors.
 */
final class NavigationLossMeasurement {
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(128, 16, 7);
  private static final float[][] QUERIES = POPULATION.sample(200, 2);

  private NavigationLossMeasurement() {}

  public static void main(String[] arguments) {
    VectorSet vectors = VectorSet.copyOf(POPULATION.sample(Integer.parseInt(arguments[0]), 1));
    int[][] truth;
    try (Index flat = build("Flat", vectors)) {
      truth =
          Arrays.stream(QUERIES)
              .map(query -> flat.search(query, K).ordinals())
              .toArray(int[][]::new);
    }
    try (Index exact = build("HNSW32", vectors)) {
      for (int ef : new int[] {20, 50, 100, 200}) {
        report(exact, defaults().withKnob("efSearch", ef), truth);
      }
    }
    for (String code : new String[] {"SQ8", "PQ32", "PQ16", "PQ8"}) {
      try (Index scanned = build(code + ",RFlat", vectors);
          Index graph = build("HNSW32," + code + ",RFlat", vectors);
          Index lists = build("IVF128," + code + ",RFlat", vectors)) {
        for (int candidates : new int[] {20, 50, 100, 200}) {
          SearchParameters refined = defaults().withKnob("k_factor", candidates / K);
          report(scanned, refined, truth);
          report(graph, refined.withKnob("efSearch", candidates), truth);
          report(lists, refined.withKnob("nprobe", 8), truth);
          report(lists, refined.withKnob("nprobe", 32), truth);
        }
      }
    }
  }

  private static SearchParameters defaults() {
    return SearchParameters.defaults();
  }

  private static Index build(String specification, VectorSet vectors) {
    BuildOptions options = BuildOptions.defaults();
    return Indexes.build(new BuildRequest(specification, vectors, Metric.L2, options));
  }

  private static void report(Index index, SearchParameters parameters, int[][] truth) {
    Searcher searcher = index.searcher();
    double recall = 0;
    long distances = 0;
    long estimates = 0;
    long visited = 0;
    for (int i = 0; i < QUERIES.length; i++) {
      SearchResult found = searcher.search(Query.of(QUERIES[i], K).withParameters(parameters));
      recall += Recall.ofOrdinals(truth[i], found.ordinals());
      distances += found.statistics().distances();
      estimates += found.statistics().estimates();
      visited += found.statistics().visited();
    }
    System.out.printf(
        Locale.ROOT,
        "%-20s %-32s recall %.4f, %,d distances, %,d estimates, %,d visited%n",
        index.specification(),
        parameters.knobs().values(),
        recall / QUERIES.length,
        distances / QUERIES.length,
        estimates / QUERIES.length,
        visited / QUERIES.length);
  }
}
