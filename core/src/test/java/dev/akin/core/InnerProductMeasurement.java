package dev.akin.core;

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
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures who finds large inner products, by the spread of norms: a graph on inner products, a
 * graph on the augmentation, and a scan in the order of norms. {@code
 * docs/measurements/2026-11-20-inner-product.md} says how to run it.
 */
final class InnerProductMeasurement {
  private static final int K = 10;
  private static final int SIZE = 10_000;
  private static final int QUERIES = 200;
  private static final int ROUNDS = 3;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private InnerProductMeasurement() {}

  /** Rows and queries that are not among them. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Data(String name, float[][] rows, float[][] queries) {}

  /** A composition and the knobs that are tried on it. */
  private record Trial(String specification, List<SearchParameters> parameters) {}

  public static void main(String[] arguments) throws IOException {
    System.out.printf(Locale.ROOT, "kernels %s%n", Kernels.name());
    float[][] cohere = cohere(Path.of(arguments[0], "cohere-1k", "cohere_1k_vectors.1000x768.f32"));
    List<Data> sets =
        List.of(
            logNormal("unit norms", 0),
            new Data(
                "Cohere, 800 rows",
                Arrays.copyOfRange(cohere, QUERIES, cohere.length),
                Arrays.copyOf(cohere, QUERIES)),
            new Data(
                "Cohere upsampled, 5,000 rows",
                upsampled(Arrays.copyOfRange(cohere, QUERIES, cohere.length), 5_000),
                Arrays.copyOf(cohere, QUERIES)),
            logNormal("log-normal norms, σ = 0.5", 0.5),
            logNormal("log-normal norms, σ = 1", 1));
    for (Data data : sets) {
      measure(data);
    }
  }

  private static void measure(Data data) {
    System.out.printf(
        Locale.ROOT, "%n**%s** (%,d × %d)%n%n", data.name, data.rows.length, data.rows[0].length);
    System.out.println("| index | knobs | recall@10 | distances | q/s | build s |");
    System.out.println("|---|---|---|---|---|---|");
    VectorSet rows = VectorSet.copyOf(data.rows);
    int[][] truth = new int[data.queries.length][];
    for (Trial trial : trials()) {
      long start = System.nanoTime();
      BuildRequest request =
          new BuildRequest(
              trial.specification, rows, Metric.DOT, BuildOptions.defaults().withThreads(2));
      try (Index index = Indexes.build(request)) {
        double seconds = (System.nanoTime() - start) / 1e9;
        for (SearchParameters parameters : trial.parameters) {
          report(index, parameters, data.queries, new Truth(truth, seconds));
        }
      }
    }
  }

  /** The exact neighbors, filled in by the first trial, which is exact. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Truth(int[][] neighbors, double buildSeconds) {}

  private static void report(
      Index index, SearchParameters parameters, float[][] vectors, Truth truth) {
    List<Query> queries =
        Arrays.stream(vectors).map(v -> Query.of(v, K).withParameters(parameters)).toList();
    Searcher searcher = index.searcher();
    double fastest = Double.POSITIVE_INFINITY;
    List<SearchResult> found = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      found = queries.stream().map(searcher::search).toList();
      fastest = Math.min(fastest, (double) (THREAD.getCurrentThreadCpuTime() - start));
    }
    double hits = 0;
    double distances = 0;
    for (int i = 0; i < found.size(); i++) {
      if (truth.neighbors[i] == null) {
        truth.neighbors[i] = found.get(i).ordinals();
      }
      int[] neighbors = truth.neighbors[i];
      hits +=
          Arrays.stream(found.get(i).ordinals())
              .filter(o -> IntStream.of(neighbors).anyMatch(n -> n == o))
              .count();
      distances += found.get(i).statistics().distances();
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.3f | %,.0f | %,.0f | %.1f |%n",
        index.specification(),
        parameters.knobs().values(),
        hits / K / found.size(),
        distances / found.size(),
        found.size() * 1e9 / fastest,
        truth.buildSeconds);
  }

  private static List<Trial> trials() {
    SearchParameters defaults = SearchParameters.defaults();
    List<SearchParameters> raw =
        IntStream.of(16, 32, 64, 128, 256, 512)
            .mapToObj(ef -> defaults.withKnob("efSearch", ef))
            .toList();
    List<SearchParameters> refined =
        raw.stream().map(parameters -> parameters.withKnob("k_factor", 1)).toList();
    return List.of(
        new Trial("Flat", List.of(defaults)),
        new Trial("NormScan", List.of(defaults)),
        new Trial("HNSW32", raw),
        new Trial("MIPS,HNSW32,RFlat", refined));
  }

  /** Directions of low intrinsic dimension with norms e^(σ·normal); queries of length 1. */
  private static Data logNormal(String name, double sigma) {
    VectorDistribution population = VectorDistribution.lowIntrinsicDimension(128, 24, 7);
    SplittableRandom random = new SplittableRandom(3);
    float[][] rows = population.sample(SIZE, 1);
    for (float[] row : rows) {
      scale(row, Math.exp(sigma * random.nextGaussian()));
    }
    float[][] queries = population.sample(QUERIES, 2);
    for (float[] query : queries) {
      scale(query, 1);
    }
    return new Data(name, rows, queries);
  }

  /** Points between two real ones, at the length that lies between theirs. */
  private static float[][] upsampled(float[][] real, int size) {
    SplittableRandom random = new SplittableRandom(5);
    float[][] rows = new float[size][];
    for (int i = 0; i < size; i++) {
      float[] first = real[random.nextInt(real.length)];
      float[] second = real[random.nextInt(real.length)];
      double share = random.nextDouble();
      rows[i] = new float[first.length];
      for (int j = 0; j < first.length; j++) {
        rows[i][j] = (float) (share * first[j] + (1 - share) * second[j]);
      }
      scale(rows[i], share * norm(first) + (1 - share) * norm(second));
    }
    return rows;
  }

  private static void scale(float[] vector, double length) {
    double factor = length / norm(vector);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * factor);
    }
  }

  private static double norm(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static float[][] cohere(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[][] rows = new float[1_000][768];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = bytes.getFloat();
      }
    }
    return rows;
  }
}
