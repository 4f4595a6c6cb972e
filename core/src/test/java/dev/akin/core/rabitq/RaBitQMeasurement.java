package dev.akin.core.rabitq;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the scan of codes against the exact scan, in alternating rounds of one process: {@code
 * docs/measurements/2026-11-20-rabitq.md} says how to run it.
 */
final class RaBitQMeasurement {
  private static final int SIZE = 50_000;
  private static final int QUERIES = 20;
  private static final int K = 10;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 7;

  private RaBitQMeasurement() {}

  /** A way to search, with what it took in each round. */
  private record Contender(String name, SearchParameters parameters, List<Double> micros) {
    static Contender of(String name, SearchParameters parameters) {
      return new Contender(name, parameters, new ArrayList<>());
    }

    double median() {
      return micros.stream().sorted().toList().get(micros.size() / 2);
    }

    double min() {
      return micros.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double max() {
      return micros.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
  }

  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT,
        "kernels %s, %,d vectors, %d queries, k %d, %d rounds%n",
        Kernels.name(),
        SIZE,
        QUERIES,
        K,
        ROUNDS);
    for (int dimension : new int[] {128, 768}) {
      measure(
          "low intrinsic dimension 24", VectorDistribution.lowIntrinsicDimension(dimension, 24, 7));
      measure("100 clusters", VectorDistribution.clustered(dimension, 100, 7));
      measure("uniform", VectorDistribution.uniform(dimension));
    }
  }

  private static void measure(String name, VectorDistribution population) {
    VectorSet vectors = VectorSet.copyOf(population.sample(SIZE, 1));
    float[][] queries = population.sample(QUERIES, 2);
    long start = THREAD.getCurrentThreadCpuTime();
    Index index =
        Indexes.build(
            new BuildRequest("RaBitQ,RFlat", vectors, Metric.L2, BuildOptions.defaults()));
    double seconds = (THREAD.getCurrentThreadCpuTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "%n%d-d, %s: built in %.2f s (%.2f us per vector), %d bytes per vector%n",
        population.dimension(),
        name,
        seconds,
        seconds * 1e6 / SIZE,
        index.bytesInMemory() / SIZE);
    List<Contender> contenders = contenders();
    Searcher searcher = index.searcher();
    for (int round = -3; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        double micros = micros(searcher, queries, contender);
        if (round >= 0) {
          contender.micros.add(micros);
        }
      }
    }
    Contender exact = contenders.getFirst();
    for (Contender contender : contenders) {
      System.out.printf(
          Locale.ROOT,
          "| %-14s | %8.1f (%.1f-%.1f) | %5.2f | %s |%n",
          contender.name,
          contender.median(),
          contender.min(),
          contender.max(),
          exact.median() / contender.median(),
          quality(searcher, queries, contender));
    }
  }

  private static List<Contender> contenders() {
    SearchParameters defaults = SearchParameters.defaults();
    List<Contender> contenders = new ArrayList<>();
    contenders.add(Contender.of("exact", defaults.withExact(true)));
    contenders.add(Contender.of("bound", defaults));
    for (int factor : new int[] {1, 4, 10, 32}) {
      contenders.add(Contender.of("k_factor " + factor, defaults.withKnob("k_factor", factor)));
    }
    return contenders;
  }

  private static double micros(Searcher searcher, float[][] queries, Contender contender) {
    long start = THREAD.getCurrentThreadCpuTime();
    for (float[] query : queries) {
      searcher.search(Query.of(query, K).withParameters(contender.parameters));
    }
    return (THREAD.getCurrentThreadCpuTime() - start) * 1e-3 / queries.length;
  }

  private static String quality(Searcher searcher, float[][] queries, Contender contender) {
    double recall = 0;
    double distances = 0;
    int certain = 0;
    for (float[] vector : queries) {
      Query query = Query.of(vector, K);
      SearchParameters exact = SearchParameters.defaults().withExact(true);
      SearchResult truth = searcher.search(query.withParameters(exact));
      SearchResult found = searcher.search(query.withParameters(contender.parameters));
      recall += Recall.ofOrdinals(truth.ordinals(), found.ordinals());
      distances += found.statistics().distances();
      certain += found.estimatedRecall().isPresent() ? 1 : 0;
    }
    return "%.3f | %,.0f | %d %%"
        .formatted(
            recall / queries.length, distances / queries.length, 100 * certain / queries.length);
  }
}
