package dev.akin.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.hnsw.HnswParameters;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Bytes, processor time and recall of each {@link Datatype} over the same vectors of whole numbers,
 * which uint8 keeps as they are; under cosine over their unit vectors, float32 and float16; then
 * what subnormal halves cost. Times are of one thread, datatypes alternating in one process. {@code
 * docs/measurements} says how to run it. Arguments: an empty data directory, files of base rows and
 * of queries ({@code …-idx3-ubyte.gz} or {@code ….NxD.u8}), the number of base rows, metrics
 * ({@code l2,cosine}).
 */
final class DatatypeMeasurement {
  private static final int ROUNDS = 9;
  private static final int K = 10;
  private static final int BATCH = 1_000;
  private static final int SINGLE = 40;
  private static final int TOGETHER = 192;
  private static final int WALKS = 1_000;
  private static final Pattern RAW = Pattern.compile("\\.(\\d+)x(\\d+)\\.u8$");
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final float[][] base;
  private final float[][] queries;

  private DatatypeMeasurement(float[][] base, float[][] queries) {
    this.base = base;
    this.queries = queries;
  }

  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[3]);
    DatatypeMeasurement measurement =
        new DatatypeMeasurement(
            rows(Path.of(arguments[1]), rows), rows(Path.of(arguments[2]), WALKS));
    say("kernels %s, %,d x %,d", Kernels.name(), measurement.base.length, measurement.dimension());
    measurement.disk(Path.of(arguments[0]));
    for (String metric : arguments[4].split(",", -1)) {
      measurement.search(Metric.parse(metric));
    }
    magnitudes(128);
    magnitudes(768);
  }

  private int dimension() {
    return base[0].length;
  }

  /** What a collection takes in its folder once it is at rest. */
  private void disk(Path data) throws IOException {
    say("| datatype | segment files, bytes per vector | rows alone |");
    for (Datatype datatype : Datatype.values()) {
      try (Engine engine = Engine.open(data, EngineParameters.defaults().withResultCache(0))) {
        Collection collection =
            engine.create(
                datatype.toString(),
                CollectionParameters.of(
                    VectorParameters.of(dimension(), Metric.L2)
                        .withDatatype(datatype)
                        .withIndex("Flat")));
        for (int from = 0; from < base.length; from += BATCH) {
          List<Point> points = new ArrayList<>();
          for (int i = from; i < Math.min(from + BATCH, base.length); i++) {
            points.add(new Point(PointId.of(i), base[i], Payload.empty()));
          }
          collection.upsert(points);
        }
        collection.awaitIndexed(Duration.ofMinutes(30));
        collection.store().refresh();
      }
      long lucene = bytes(data.resolve("collections/" + datatype + "/lucene"), "");
      long rows = bytes(data.resolve("collections/" + datatype + "/lucene"), ".akv");
      say(
          "| %s | %.1f | %.1f |",
          datatype, lucene / (double) base.length, rows / (double) base.length);
    }
  }

  private static long bytes(Path folder, String ending) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Scans and walks of each datatype. */
  private void search(Metric metric) {
    Map<Datatype, Searcher> scans = new EnumMap<>(Datatype.class);
    Map<Datatype, Searcher> graphs = new EnumMap<>(Datatype.class);
    for (Datatype datatype : Datatype.values()) {
      if (datatype != Datatype.UINT8 || metric != Metric.COSINE) {
        VectorSet set = set(metric, datatype);
        scans.put(datatype, new ExactScan(set, metric));
        long start = PROCESS.getProcessCpuTime();
        HnswGraph graph = HnswGraph.build(set, metric, HnswParameters.defaults().withM(16), 2);
        say(
            "%s %s: graph in %.1f s of processor time",
            metric, datatype, (PROCESS.getProcessCpuTime() - start) * 1e-9);
        graphs.put(datatype, graph.searcher());
      }
    }
    say("| %s | µs per query, median (range) | ratio to float32 | recall@10 |", metric);
    List<Set<Integer>> truth = answers(scans, Datatype.FLOAT32, TOGETHER);
    compare("scan", scans, truth, searcher -> micros(searcher, SINGLE, 1));
    compare("scan of 192", scans, truth, searcher -> micros(searcher, TOGETHER, TOGETHER));
    compare("graph", graphs, truth, searcher -> micros(searcher, WALKS, 1));
    alone(metric);
  }

  private VectorSet set(Metric metric, Datatype datatype) {
    VectorSet.Builder rows =
        VectorSet.builder(new VectorSet.Shape(base.length, dimension(), datatype));
    for (float[] row : base) {
      rows.add(metric.prepare(row));
    }
    return rows.build();
  }

  private List<Set<Integer>> answers(
      Map<Datatype, Searcher> searchers, Datatype datatype, int count) {
    List<Set<Integer>> answers = new ArrayList<>();
    Searcher searcher = searchers.get(datatype);
    if (searcher == null) {
      throw new IllegalStateException("no searcher of " + datatype);
    }
    for (float[] query : part(count)) {
      Set<Integer> ordinals = new HashSet<>();
      Arrays.stream(searcher.search(query(query)).ordinals()).forEach(ordinals::add);
      answers.add(ordinals);
    }
    return answers;
  }

  /** The first queries; those there are if they are fewer. */
  private float[][] part(int count) {
    return Arrays.copyOf(queries, Math.min(count, queries.length));
  }

  private static Query query(float[] vector) {
    return Query.of(vector, K);
  }

  private void compare(
      String what,
      Map<Datatype, Searcher> searchers,
      List<Set<Integer>> truth,
      ToDoubleFunction<Searcher> micros) {
    Map<Datatype, String> times = times(searchers, micros);
    for (Datatype datatype : searchers.keySet()) {
      List<Set<Integer>> found = answers(searchers, datatype, truth.size());
      int hits = 0;
      for (int i = 0; i < found.size(); i++) {
        found.get(i).retainAll(truth.get(i));
        hits += found.get(i).size();
      }
      say(
          "| %s %s | %s | %.4f |",
          what, datatype, times.getOrDefault(datatype, ""), hits / (double) (K * found.size()));
    }
  }

  /** Rounds in which all datatypes take turns: medians, ranges, and those of the ratios. */
  private static <T> Map<Datatype, String> times(
      Map<Datatype, T> subjects, ToDoubleFunction<T> time) {
    Map<Datatype, List<Double>> times = new EnumMap<>(Datatype.class);
    Map<Datatype, List<Double>> ratios = new EnumMap<>(Datatype.class);
    for (int round = -2; round < ROUNDS; round++) {
      Map<Datatype, Double> now = new EnumMap<>(Datatype.class);
      subjects.forEach((datatype, subject) -> now.put(datatype, time.applyAsDouble(subject)));
      if (round >= 0) {
        double floats = now.getOrDefault(Datatype.FLOAT32, Double.NaN);
        now.forEach((datatype, one) -> {
          times.computeIfAbsent(datatype, _ -> new ArrayList<>()).add(one);
          ratios.computeIfAbsent(datatype, _ -> new ArrayList<>()).add(one / floats);
        });
      }
    }
    Map<Datatype, String> lines = new EnumMap<>(Datatype.class);
    times.forEach((datatype, all) ->
        lines.put(datatype, range(all) + " | " + range(ratios.getOrDefault(datatype, List.of()))));
    return lines;
  }

  /** Rows compared one by one, as recent writes are. */
  private void alone(Metric metric) {
    Map<Datatype, RowScorer> scorers = new EnumMap<>(Datatype.class);
    for (Datatype datatype : Datatype.values()) {
      if (datatype != Datatype.UINT8 || metric != Metric.COSINE) {
        scorers.put(datatype, new RowScorer(set(metric, datatype), metric));
      }
    }
    times(scorers, this::microsAlone)
        .forEach((datatype, times) -> say("| row alone %s | %s | |", datatype, times));
  }

  private double microsAlone(RowScorer scorer) {
    long start = THREAD.getCurrentThreadCpuTime();
    double sum = 0;
    for (float[] query : part(SINGLE)) {
      scorer.query(query);
      for (int ordinal = 0; ordinal < base.length; ordinal++) {
        sum += scorer.distance(ordinal);
      }
    }
    double micros = (THREAD.getCurrentThreadCpuTime() - start) * 1e-3;
    return sum == 0 ? Double.NaN : micros / part(SINGLE).length;
  }

  /**
   * Batches of rows in cache, of normally distributed values of several magnitudes: the smaller
   * they are, the more of them are subnormal halves.
   */
  private static void magnitudes(int dimension) {
    say(
        "| deviation of values, d = %d | ns per row, median (range) | ratio to float32 |",
        dimension);
    for (double deviation : new double[] {1, 1 / Math.sqrt(dimension), 0.01, 0.001}) {
      SplittableRandom random = new SplittableRandom(1);
      Map<Datatype, VectorSet.Builder> sets = new EnumMap<>(Datatype.class);
      for (Datatype datatype : List.of(Datatype.FLOAT32, Datatype.FLOAT16)) {
        sets.put(datatype, VectorSet.builder(new VectorSet.Shape(BATCH, dimension, datatype)));
      }
      float[] vector = new float[dimension];
      for (int row = 0; row < BATCH; row++) {
        for (int i = 0; i < dimension; i++) {
          vector[i] = (float) (deviation * random.nextGaussian());
        }
        sets.values().forEach(set -> set.add(vector));
      }
      Map<Datatype, RowScorer> scorers = new EnumMap<>(Datatype.class);
      sets.forEach((datatype, set) -> {
        RowScorer scorer = new RowScorer(set.build(), Metric.L2);
        scorer.query(vector);
        scorers.put(datatype, scorer);
      });
      times(scorers, DatatypeMeasurement::nanosOfBatch)
          .forEach((datatype, times) -> say("| %.3g, %s | %s |", deviation, datatype, times));
    }
  }

  private static double nanosOfBatch(RowScorer scorer) {
    RowBatch batch = new RowBatch(BATCH);
    for (int row = 0; row < BATCH; row++) {
      batch.add(row);
    }
    int repeats = 100;
    long start = THREAD.getCurrentThreadCpuTime();
    for (int i = 0; i < repeats; i++) {
      scorer.score(batch);
    }
    return (THREAD.getCurrentThreadCpuTime() - start) / (double) (repeats * BATCH);
  }

  private double micros(Searcher searcher, int count, int together) {
    List<Query> asked = Arrays.stream(part(count)).map(DatatypeMeasurement::query).toList();
    long start = THREAD.getCurrentThreadCpuTime();
    int answers = 0;
    for (int from = 0; from < asked.size(); from += together) {
      int to = Math.min(from + together, asked.size());
      for (SearchResult result : searcher.searchBatch(asked.subList(from, to))) {
        answers += result.size() > 0 ? 1 : 0;
      }
    }
    return (THREAD.getCurrentThreadCpuTime() - start) * 1e-3 / answers;
  }

  private static String range(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }

  /** Rows of bytes: MNIST's IDX, gzipped, or bytes alone with their shape in the file's name. */
  private static float[][] rows(Path file, int most) throws IOException {
    Matcher raw = RAW.matcher(file.toString());
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      if (raw.find()) {
        int count = Math.min(Integer.parseInt(raw.group(1)), most);
        return rows(new DataInputStream(bytes), count, Integer.parseInt(raw.group(2)));
      }
      DataInputStream in = new DataInputStream(new GZIPInputStream(bytes));
      in.readInt();
      int count = Math.min(in.readInt(), most);
      return rows(in, count, in.readInt() * in.readInt());
    }
  }

  private static float[][] rows(DataInputStream in, int count, int size) throws IOException {
    float[][] rows = new float[count][size];
    byte[] bytes = new byte[size];
    for (float[] row : rows) {
      in.readFully(bytes);
      for (int i = 0; i < size; i++) {
        row[i] = bytes[i] & 0xff;
      }
    }
    return rows;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
