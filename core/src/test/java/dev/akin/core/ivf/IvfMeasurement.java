package dev.akin.core.ivf;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Recall;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures compositions with lists on Fashion-MNIST over a sweep of {@code nprobe}: {@code
 * docs/measurements/2026-11-20-ivf.md} says how to run it.
 */
final class IvfMeasurement {
  private static final int K = 10;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private IvfMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    VectorSet base = VectorSet.copyOf(FashionPictures.base(arguments[0], 60_000));
    float[][] vectors = FashionPictures.queries(arguments[0], 500);
    List<Query> queries = Arrays.stream(vectors).map(vector -> Query.of(vector, K)).toList();
    List<SearchResult> truth = new ExactScan(base, Metric.L2).searchBatch(queries);
    for (int i = 1; i < arguments.length; i++) {
      BuildRequest request =
          new BuildRequest(arguments[i], base, Metric.L2, BuildOptions.defaults().withThreads(1));
      long start = THREAD.getCurrentThreadCpuTime();
      Index index = Indexes.build(request);
      System.out.printf(
          Locale.ROOT,
          "%s: built in %.1f s, %.0f bytes per vector%n",
          arguments[i],
          (THREAD.getCurrentThreadCpuTime() - start) * 1e-9,
          (double) index.bytesInMemory() / base.size());
      for (int probes : new int[] {4, 8, 16, 32, 64}) {
        sweep(index.searcher(), queries, truth, probes);
      }
    }
  }

  private static void sweep(
      Searcher searcher, List<Query> queries, List<SearchResult> truth, int probes) {
    SearchParameters parameters = SearchParameters.defaults().withKnob("nprobe", probes);
    double recall = 0;
    double micros = 0;
    for (int round = 0; round < 2; round++) {
      recall = 0;
      long start = THREAD.getCurrentThreadCpuTime();
      for (int i = 0; i < queries.size(); i++) {
        SearchResult found = searcher.search(queries.get(i).withParameters(parameters));
        recall += Recall.ofOrdinals(truth.get(i).ordinals(), found.ordinals());
      }
      micros = (THREAD.getCurrentThreadCpuTime() - start) * 1e-3;
    }
    System.out.printf(
        Locale.ROOT,
        "| %d | %.4f | %.0f |%n",
        probes,
        recall / queries.size(),
        micros / queries.size());
  }
}
