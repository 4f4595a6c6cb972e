package dev.akin.core.index;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Measures a batch of exact searches by a matrix product against one by blocks of rows, alternating
 * in one process: {@code docs/measurements/2026-11-20-flat-batch.md} says how to run it.
 */
final class FlatBatchMeasurement {
  private static final int ROUNDS = 7;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private FlatBatchMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    Path fashion = Path.of(arguments[0], "fashion-mnist");
    float[][] base = images(fashion.resolve("train-images-idx3-ubyte.gz"));
    float[][] queries = images(fashion.resolve("test-first5000-images-idx3-ubyte.gz"));
    System.out.printf(Locale.ROOT, "kernels %s%n", Kernels.name());
    System.out.println("| data | queries | k | product | by blocks | ratio |");
    measure("fashion-mnist", VectorSet.copyOf(base), queries);
    VectorDistribution population = VectorDistribution.lowIntrinsicDimension(128, 24, 7);
    measure(
        "100,000 x 128",
        VectorSet.copyOf(population.sample(100_000, 1)),
        population.sample(200, 2));
  }

  private static void measure(String name, VectorSet vectors, float[][] queries) {
    for (int count : new int[] {8, 16, 32, 96, 192}) {
      compare(name, new ExactScan(vectors, Metric.L2), Arrays.copyOf(queries, count), 10);
    }
    compare(name, new ExactScan(vectors, Metric.L2), Arrays.copyOf(queries, 192), 100);
    compare(name + " dot", new ExactScan(vectors, Metric.DOT), Arrays.copyOf(queries, 192), 10);
  }

  private static void compare(String name, ExactScan scan, float[][] vectors, int k) {
    List<Query> queries = Arrays.stream(vectors).map(vector -> Query.of(vector, k)).toList();
    Function<List<Query>, List<SearchResult>> product = scan::searchBatch;
    Function<List<Query>, List<SearchResult>> blocks = scan::searchByBlocks;
    List<SearchResult> found = product.apply(queries);
    List<SearchResult> expected = blocks.apply(queries);
    long pairs = 0;
    for (int i = 0; i < found.size(); i++) {
      pairs += found.get(i).statistics().distances();
      if (!Arrays.equals(found.get(i).ordinals(), expected.get(i).ordinals())
          || !Arrays.equals(found.get(i).distances(), expected.get(i).distances())) {
        throw new IllegalStateException("query " + i + " has two answers");
      }
    }
    List<Double> byProduct = new ArrayList<>();
    List<Double> byBlocks = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      byProduct.add(nanos(product, queries) / pairs);
      byBlocks.add(nanos(blocks, queries) / pairs);
      ratios.add(byBlocks.getLast() / byProduct.getLast());
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %s | %s | %s |%n",
        name,
        vectors.length,
        k,
        range(byProduct),
        range(byBlocks),
        range(ratios));
  }

  private static double nanos(
      Function<List<Query>, List<SearchResult>> search, List<Query> queries) {
    long start = THREAD.getCurrentThreadCpuTime();
    int answers = search.apply(queries).size();
    return (double) (THREAD.getCurrentThreadCpuTime() - start) * queries.size() / answers;
  }

  private static String range(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return "%.2f (%.2f–%.2f)"
        .formatted(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  /** The pictures of a gzipped IDX file as rows of floats. */
  private static float[][] images(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      in.readInt();
      int count = in.readInt();
      int size = in.readInt() * in.readInt();
      float[][] rows = new float[count][size];
      for (float[] row : rows) {
        byte[] bytes = in.readNBytes(size);
        for (int i = 0; i < size; i++) {
          row[i] = bytes[i] & 0xff;
        }
      }
      return rows;
    }
  }
}
