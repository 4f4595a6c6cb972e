package dev.akin.core.ivf;

import dev.akin.core.cluster.Centroids;
import dev.akin.core.cluster.KMeans;
import dev.akin.core.cluster.KMeansParameters;
import dev.akin.core.cluster.KMeansParameters.Constraint;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Measures which centroids and which order of lists find neighbors first, without building indexes:
 * {@code docs/measurements/2026-11-20-lists.md} says how to run it.
 */
final class ListChoiceMeasurement {
  private static final int K = 10;

  private ListChoiceMeasurement() {}

  /** What is asked, and the right answers. */
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
  private record Task(String name, float[][] queries, List<SearchResult> truth) {}

  /** One way: where rows stand, and by what metric lists are near a query. */
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
  private record Way(String name, Centroids centroids, int[] lists, Metric probe) {}

  public static void main(String[] arguments) throws IOException {
    VectorDistribution population = VectorDistribution.lowIntrinsicDimension(64, 16, 7);
    float[][] rows = units(population.sample(20_000, 1));
    float[][] queries = units(population.sample(200, 2));
    measure("dot, log-normal norms 0.5", logNormal(rows, 0.5), queries, Metric.DOT);
    measure("dot, log-normal norms 1", logNormal(rows, 1), queries, Metric.DOT);
    measure("cosine", rows, queries, Metric.COSINE);
    float[][] pictures = FashionPictures.base(arguments[0], 10_000);
    float[][] asked = FashionPictures.queries(arguments[0], 100);
    measure("Fashion-MNIST, dot", pictures, asked, Metric.DOT);
    measure("Fashion-MNIST, cosine", units(pictures), units(asked), Metric.COSINE);
    measure("Fashion-MNIST, l2", pictures, asked, Metric.L2);
  }

  private static void measure(String name, float[][] rows, float[][] queries, Metric metric) {
    VectorSet vectors = VectorSet.copyOf(rows);
    VectorSet directions = VectorSet.copyOf(units(rows));
    List<SearchResult> truth =
        new ExactScan(vectors, metric)
            .searchBatch(Arrays.stream(queries).map(query -> Query.of(query, K)).toList());
    Task task = new Task(name, queries, truth);
    KMeansParameters parameters = KMeansParameters.of(rows.length / 100);
    Centroids plain = KMeans.train(vectors, parameters, Workers.of(2));
    Centroids balanced =
        KMeans.train(vectors, parameters.withConstraint(Constraint.BALANCED), Workers.of(2));
    Centroids spherical =
        KMeans.train(directions, parameters.withConstraint(Constraint.SPHERICAL), Workers.of(2));
    int[] lists = plain.assign(vectors, Workers.of(2));
    int[] even = balanced.assign(vectors, Workers.of(2));
    Metric near = metric == Metric.DOT ? Metric.DOT : Metric.L2;
    for (Way way :
        List.of(
            new Way("plain, probe by l2", plain, lists, Metric.L2),
            new Way("plain, probe by dot", plain, lists, Metric.DOT),
            new Way("balanced", balanced, even, near),
            new Way(
                "spherical", spherical, spherical.assign(directions, Workers.of(2)), Metric.DOT))) {
      for (int probes : new int[] {1, 4, 16, 32}) {
        report(task, way, probes);
      }
    }
  }

  private static void report(Task task, Way way, int probes) {
    float[][] queries = task.queries;
    int[] sizes = new int[way.centroids.vectors().size()];
    for (int list : way.lists) {
      sizes[list]++;
    }
    ExactScan coarse = new ExactScan(way.centroids.vectors(), way.probe);
    double found = 0;
    double read = 0;
    for (int i = 0; i < queries.length; i++) {
      Set<Integer> probed = new HashSet<>();
      for (int list : coarse.search(Query.of(queries[i], probes)).ordinals()) {
        probed.add(list);
        read += sizes[list];
      }
      for (int ordinal : task.truth.get(i).ordinals()) {
        found += probed.contains(way.lists[ordinal]) ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d of %d | %.3f | %,.0f |%n",
        task.name,
        way.name,
        probes,
        sizes.length,
        found / K / queries.length,
        read / queries.length);
  }

  private static float[][] units(float[][] rows) {
    return Arrays.stream(rows).map(Metric.COSINE::prepare).toArray(float[][]::new);
  }

  /** Unit vectors times exp(σ · normal). */
  private static float[][] logNormal(float[][] units, double sigma) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] scaled = new float[units.length][];
    for (int i = 0; i < units.length; i++) {
      float norm = (float) Math.exp(sigma * random.nextGaussian());
      scaled[i] = units[i].clone();
      for (int j = 0; j < scaled[i].length; j++) {
        scaled[i][j] *= norm;
      }
    }
    return scaled;
  }
}
