package dev.akin.core.qg;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.ExactScan;
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
import java.io.BufferedInputStream;
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
import java.util.zip.GZIPInputStream;

/**
 * Measures graphs against each other, in alternating rounds of one process: {@code
 * docs/measurements/2026-11-20-quantized-graph.md} says how to run it.
 *
 * <p>Arguments: {@code fashion} or {@code generated}, the number of vectors, factory strings.
 */
final class QgMeasurement {
  private static final int QUERIES = 500;
  private static final int K = 10;
  private static final int ROUNDS = 3;
  private static final int[] EF = {10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320};
  private static final double[] FLOORS = {0.90, 0.95, 0.99};
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private QgMeasurement() {}

  /** Vectors, queries and their true neighbors. */
  private record Task(VectorSet vectors, List<float[]> queries, List<int[]> truth) {}

  /** An index with its best time per query and its recall, by efSearch. */
  @SuppressWarnings("ArrayRecordComponent") // Filled in as rounds go by.
  private record Contender(Index index, Searcher searcher, double[] micros, double[] recall) {}

  public static void main(String[] arguments) throws IOException {
    int size = Integer.parseInt(arguments[1]);
    Task task = arguments[0].equals("fashion") ? fashion(size) : generated(size);
    System.out.printf(
        Locale.ROOT,
        "kernels %s, %s: %,d x %d, %d queries, k %d, best of %d rounds, CPU time%n",
        Kernels.name(),
        arguments[0],
        size,
        task.vectors.dimension(),
        QUERIES,
        K,
        ROUNDS);
    List<Contender> contenders = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      contenders.add(build(arguments[i], task.vectors));
    }
    // One more round than counts, to warm up.
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < EF.length; i++) {
        for (Contender contender : contenders) {
          search(contender, i, task);
        }
      }
      if (round < 0) {
        contenders.forEach(contender -> Arrays.fill(contender.micros, Double.POSITIVE_INFINITY));
      }
    }
    contenders.forEach(QgMeasurement::report);
  }

  /** Builds in this thread, whose processor time it takes. */
  private static Contender build(String specification, VectorSet vectors) {
    long start = THREAD.getCurrentThreadCpuTime();
    Index index =
        Indexes.build(
            new BuildRequest(
                specification, vectors, Metric.L2, BuildOptions.defaults().withThreads(1)));
    System.out.printf(
        Locale.ROOT,
        "%s: built in %.1f s of one thread, %,d bytes per vector%n",
        specification,
        (THREAD.getCurrentThreadCpuTime() - start) * 1e-9,
        index.bytesInMemory() / index.size());
    double[] micros = new double[EF.length];
    return new Contender(index, index.searcher(), micros, new double[EF.length]);
  }

  private static void search(Contender contender, int knob, Task task) {
    SearchParameters parameters = SearchParameters.defaults().withKnob("efSearch", EF[knob]);
    List<SearchResult> results = new ArrayList<>();
    long start = THREAD.getCurrentThreadCpuTime();
    for (float[] query : task.queries) {
      results.add(contender.searcher.search(Query.of(query, K).withParameters(parameters)));
    }
    double micros = (THREAD.getCurrentThreadCpuTime() - start) * 1e-3 / task.queries.size();
    contender.micros[knob] = Math.min(contender.micros[knob], micros);
    double recall = 0;
    for (int i = 0; i < results.size(); i++) {
      recall += Recall.ofOrdinals(task.truth.get(i), results.get(i).ordinals());
    }
    contender.recall[knob] = recall / results.size();
  }

  private static void report(Contender contender) {
    StringBuilder line = new StringBuilder();
    for (double floor : FLOORS) {
      line.append(String.format(Locale.ROOT, " %.2f: %,.0f/s;", floor, atRecall(contender, floor)));
    }
    System.out.printf("%s%s%n", contender.index.specification(), line);
    for (int i = 0; i < EF.length; i++) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.4f | %,.0f |%n",
          contender.index.specification(),
          EF[i],
          contender.recall[i],
          1e6 / contender.micros[i]);
    }
  }

  /** Queries per second at a recall, by the line between the two knob values around it. */
  private static double atRecall(Contender contender, double floor) {
    for (int i = 0; i < EF.length; i++) {
      if (contender.recall[i] >= floor) {
        if (i == 0) {
          return 1e6 / contender.micros[0];
        }
        double share =
            (floor - contender.recall[i - 1]) / (contender.recall[i] - contender.recall[i - 1]);
        double micros =
            contender.micros[i - 1] + share * (contender.micros[i] - contender.micros[i - 1]);
        return 1e6 / micros;
      }
    }
    return Double.NaN;
  }

  /** 128 dimensions, of which data fill a curved set of 16. */
  private static Task generated(int size) {
    VectorDistribution population = VectorDistribution.lowIntrinsicDimension(128, 16, 7);
    return task(population.sample(size, 1), population.sample(QUERIES, 2));
  }

  private static Task fashion(int size) throws IOException {
    Path folder = Path.of(System.getProperty("akin.shared", "../shared"), "data", "fashion-mnist");
    return task(
        images(folder.resolve("train-images-idx3-ubyte.gz"), size),
        images(folder.resolve("test-first5000-images-idx3-ubyte.gz"), QUERIES));
  }

  private static Task task(float[][] rows, float[][] queries) {
    VectorSet vectors = VectorSet.copyOf(rows);
    List<Query> exact = new ArrayList<>();
    for (float[] query : queries) {
      exact.add(Query.of(query, K));
    }
    List<int[]> truth =
        new ExactScan(vectors, Metric.L2)
            .searchBatch(exact).stream().map(SearchResult::ordinals).toList();
    return new Task(vectors, List.of(queries), truth);
  }

  /** The first pictures of an IDX file as rows of pixels, 0 … 255. */
  private static float[][] images(Path file, int count) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)), 1 << 16))) {
      in.readInt();
      int images = Math.min(count, in.readInt());
      byte[] pixels = new byte[in.readInt() * in.readInt()];
      float[][] rows = new float[images][pixels.length];
      for (float[] row : rows) {
        in.readFully(pixels);
        for (int i = 0; i < row.length; i++) {
          row[i] = pixels[i] & 255;
        }
      }
      return rows;
    }
  }
}
