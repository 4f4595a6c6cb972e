package dev.akin.core.hnsw;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.RowMatch;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures graphs that grow from others against ones that are built anew: {@code
 * docs/measurements/2026-11-29-seeded-graphs.md} says how to run it.
 *
 * <p>Arguments: {@code manifold}, {@code dot-manifold}, {@code dot-heavy} (under inner product),
 * {@code clustered}, or a bvecs file and, behind a comma, one of queries; number of vectors; M;
 * then {@code shares}, rounds and what the names of cases contain, or {@code generations}, their
 * number and the share that goes and comes in each.
 */
final class SeededGraphMeasurement {
  private static final int DIMENSION = 128;
  private static final int CLUSTERS = 1_000;
  private static final int QUERIES = 2_000;
  private static final int K = 10;
  private static final int[] EFS = {16, 32, 64};
  private static final int THREADS = 2;

  /** Share of the new rows that are the seed's, and of the seed's rows that are lost. */
  private record Case(String name, double reused, double lost) {}

  private static final List<Case> CASES =
      List.of(
          new Case("95 % reused, 2 % lost", 0.95, 0.02),
          new Case("90 %, 2 %", 0.90, 0.02),
          new Case("75 %, 2 %", 0.75, 0.02),
          new Case("50 %, 2 %", 0.50, 0.02),
          new Case("25 %, 2 %", 0.25, 0.02),
          new Case("98 %, 25 %", 0.98, 0.25),
          new Case("98 %, 50 %", 0.98, 0.50),
          new Case("98 %, 75 %", 0.98, 0.75),
          new Case("75 %, 50 %", 0.75, 0.50),
          new Case("50 %, nothing lost", 0.50, 0),
          new Case("40 %, nothing lost", 0.40, 0),
          new Case("33 %, nothing lost", 0.33, 0));

  private final float[][] pool;
  private final float[][] queries;
  private final int size;
  private final Metric metric;
  private final HnswParameters parameters;

  private SeededGraphMeasurement(String source, int size, int m, int spare) throws IOException {
    this.size = size;
    this.metric = source.startsWith("dot-") ? Metric.DOT : Metric.L2;
    this.parameters = HnswParameters.defaults().withM(m);
    int needed = size + spare;
    switch (source) {
      case "manifold", "dot-manifold" -> {
        VectorDistribution all = VectorDistribution.lowIntrinsicDimension(DIMENSION, 16, 7);
        pool = all.sample(needed, 1);
        queries = all.sample(QUERIES, 2);
      }
      case "clustered" -> {
        VectorDistribution all = VectorDistribution.clustered(DIMENSION, CLUSTERS, 7);
        pool = all.sample(needed, 1);
        queries = all.sample(QUERIES, 2);
      }
      case "dot-heavy" -> {
        VectorDistribution all = VectorDistribution.heavyTailedNorms(DIMENSION);
        pool = all.sample(needed, 1);
        queries = all.sample(QUERIES, 2);
      }
      default -> {
        List<String> files = List.of(source.split(",", 2));
        pool = bvecs(Path.of(files.get(0)), needed);
        queries = bvecs(Path.of(files.get(1)), QUERIES);
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    int size = Integer.parseInt(arguments[1]);
    int m = Integer.parseInt(arguments[2]);
    int count = Integer.parseInt(arguments[4]);
    boolean generations = arguments[3].equals("generations");
    double share = generations ? Double.parseDouble(arguments[5]) : 0;
    int spare = generations ? count * (int) (share * size) : 3 * size;
    SeededGraphMeasurement measurement = new SeededGraphMeasurement(arguments[0], size, m, spare);
    say(
        "kernels %s, %s, %,d vectors, M %d, efConstruction %d, %d threads, recall@%d at efSearch %s",
        Kernels.name(),
        arguments[0].replaceAll(".*/", ""),
        size,
        m,
        measurement.parameters.efConstruction(),
        THREADS,
        K,
        Arrays.toString(EFS));
    if (generations) {
      measurement.generations(count, (int) (share * size));
    } else {
      String wanted = arguments.length > 5 ? arguments[5] : "";
      CASES.stream()
          .filter(each -> each.name.contains(wanted))
          .forEach(each -> measurement.compare(each, count));
      if ("new rows elsewhere".contains(wanted)) {
        measurement.compareShifted(count);
      }
    }
  }

  /** Reads the first rows of a file in which each is preceded by its dimension. */
  private static float[][] bvecs(Path file, int count) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, count * (4L + DIMENSION))
              .order(ByteOrder.LITTLE_ENDIAN);
      float[][] rows = new float[count][DIMENSION];
      for (float[] row : rows) {
        if (bytes.getInt() != DIMENSION) {
          throw new IOException(file + ": another dimension than " + DIMENSION);
        }
        for (int i = 0; i < DIMENSION; i++) {
          row[i] = bytes.get() & 0xFF;
        }
      }
      return rows;
    }
  }

  private void compare(Case each, int rounds) {
    int reused = (int) (each.reused * size);
    int lost = (int) (reused / (1 - each.lost)) - reused;
    float[][] rows = shuffled(Arrays.copyOf(pool, lost + size), 5);
    VectorSet before = VectorSet.copyOf(Arrays.copyOf(rows, lost + reused));
    VectorSet after = VectorSet.copyOf(Arrays.copyOfRange(rows, lost, lost + size));
    compare(each.name, before, after, rounds);
  }

  /** The new rows lie where the seed has none: beyond a point in one direction. */
  private void compareShifted(int rounds) {
    float[][] rows = Arrays.copyOf(pool, size);
    int axis =
        IntStream.range(0, DIMENSION)
            .boxed()
            .max((a, b) -> Double.compare(variance(rows, a), variance(rows, b)))
            .orElseThrow();
    Arrays.sort(rows, (a, b) -> Float.compare(a[axis], b[axis]));
    for (int percent : new int[] {33, 50, 90}) {
      VectorSet before = VectorSet.copyOf(Arrays.copyOf(rows, size * percent / 100));
      compare(percent + " %, 0 %, new rows elsewhere", before, VectorSet.copyOf(rows), rounds);
    }
  }

  private static double variance(float[][] rows, int axis) {
    double sum = 0;
    double squares = 0;
    for (float[] row : rows) {
      sum += row[axis];
      squares += (double) row[axis] * row[axis];
    }
    return squares / rows.length - sum / rows.length * (sum / rows.length);
  }

  /**
   * One fresh build and one from the seed: CPU seconds of the first, the second's share of them.
   */
  private record Round(double seconds, double ratio, HnswGraph fresh, HnswGraph grown) {}

  private void compare(String name, VectorSet before, VectorSet after, int rounds) {
    HnswSeed seed = HnswSeed.of(HnswGraph.build(before, metric, parameters, THREADS));
    List<Round> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(round(seed, after));
    }
    all.sort(Comparator.comparingDouble(Round::ratio));
    Round median = all.get(rounds / 2);
    say(
        "| %s | %.1f s | %.3f (%.3f–%.3f) | %s | %s | %.1f / %.1f |",
        name,
        median.seconds,
        median.ratio,
        all.getFirst().ratio,
        all.getLast().ratio,
        recall(median.fresh),
        recall(median.grown),
        degree(median.fresh),
        degree(median.grown));
  }

  private Round round(HnswSeed seed, VectorSet after) {
    double from = cpuSeconds();
    HnswGraph fresh = HnswGraph.build(after, metric, parameters, THREADS);
    double seconds = cpuSeconds() - from;
    from = cpuSeconds();
    RowMatch match = seed.match(RowFingerprints.of(after));
    HnswGraph grown = seed.grow(after, match, THREADS);
    return new Round(seconds, (cpuSeconds() - from) / seconds, fresh, grown);
  }

  private void generations(int count, int step) {
    List<float[]> live = new ArrayList<>(Arrays.asList(pool).subList(0, size));
    SplittableRandom random = new SplittableRandom(11);
    int next = size;
    HnswGraph graph = HnswGraph.build(set(live), metric, parameters, THREADS);
    say("| 0 | | %s | %.1f |", recall(graph), degree(graph));
    for (int generation = 1; generation <= count; generation++) {
      HnswSeed seed = HnswSeed.of(graph);
      for (int i = 0; i < step; i++) {
        live.remove(random.nextInt(live.size()));
      }
      for (int i = 0; i < step; i++) {
        live.add(pool[next++]);
      }
      VectorSet rows = set(live);
      double from = cpuSeconds();
      RowMatch match = seed.match(RowFingerprints.of(rows));
      if (match.covered() != size - step) {
        throw new IllegalStateException("only %,d rows are reused".formatted(match.covered()));
      }
      graph = seed.grow(rows, match, THREADS);
      double seconds = cpuSeconds() - from;
      if (generation % 10 == 0) {
        from = cpuSeconds();
        HnswGraph fresh = HnswGraph.build(rows, metric, parameters, THREADS);
        double anew = cpuSeconds() - from;
        say(
            "| %d | %.3f of %.1f s | %s | %.1f | fresh %s | %.1f | islands %d |",
            generation,
            seconds / anew,
            anew,
            recall(graph),
            degree(graph),
            recall(fresh),
            degree(fresh),
            graph.islands().size());
      }
    }
  }

  private static VectorSet set(List<float[]> rows) {
    return VectorSet.copyOf(rows.toArray(float[][]::new));
  }

  private static float[][] shuffled(float[][] rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = rows.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      float[] swapped = rows[i];
      rows[i] = rows[other];
      rows[other] = swapped;
    }
    return rows;
  }

  /** A result counts if it is not farther than the k-th true neighbor. */
  private String recall(HnswGraph graph) {
    List<Query> exact = Arrays.stream(queries).map(query -> Query.of(query, K)).toList();
    List<SearchResult> truth = new ExactScan(graph.vectors(), metric).searchBatch(exact);
    Searcher searcher = graph.searcher();
    StringBuilder text = new StringBuilder();
    for (int ef : EFS) {
      SearchParameters effort = SearchParameters.defaults().withKnob("efSearch", ef);
      int hits = 0;
      for (int i = 0; i < queries.length; i++) {
        float reach = truth.get(i).distances()[K - 1];
        for (float distance : searcher.search(exact.get(i).withParameters(effort)).distances()) {
          hits += distance <= reach ? 1 : 0;
        }
      }
      text.append(String.format(Locale.ROOT, " %.4f", hits / (double) (K * queries.length)));
    }
    return text.substring(1);
  }

  private static double degree(HnswGraph graph) {
    return graph.statistics().meanDegree();
  }

  private static double cpuSeconds() {
    var process =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return process.getProcessCpuTime() * 1e-9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
