package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.VectorDistribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Searches by many clients at once, whose queries are as unequally popular as words (Zipf's law):
 * with the result cache and without it in turn, by the plan and exactly. {@code docs/measurements}
 * says how to run it. Arguments: an empty data directory, the number of points, clients, seconds a
 * round, and upserts a second by a writer.
 */
final class LoadMeasurement {
  private static final String NAME = "generated";
  private static final int DIMENSION = 128;
  private static final int QUERIES = 10_000;
  private static final int BATCH = 1_000;
  private static final int K = 10;
  private static final int ROUNDS = 5;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 24, 5);

  private final Path data;
  private final int points;
  private final int clients;
  private final Duration round;
  private final int perSecond;
  private final float[][] queries = POPULATION.sample(QUERIES, 77);
  private final double[] popularity = new double[QUERIES];

  private LoadMeasurement(String[] arguments) {
    this.data = Path.of(arguments[0]);
    this.points = Integer.parseInt(arguments[1]);
    this.clients = Integer.parseInt(arguments[2]);
    this.round = Duration.ofSeconds(Integer.parseInt(arguments[3]));
    this.perSecond = Integer.parseInt(arguments[4]);
    double sum = 0;
    for (int i = 0; i < QUERIES; i++) {
      sum += 1.0 / (i + 1);
      popularity[i] = sum;
    }
    for (int i = 0; i < QUERIES; i++) {
      popularity[i] /= sum;
    }
  }

  public static void main(String[] arguments) throws Exception {
    new LoadMeasurement(arguments).run();
  }

  private void run() throws Exception {
    try (Engine engine = open(0)) {
      Collection collection = engine.create(NAME, CollectionParameters.of(DIMENSION, Metric.L2));
      for (int from = 0; from < points; from += BATCH) {
        collection.upsert(batch(from, Math.min(BATCH, points - from), from));
      }
      collection.awaitIndexed(Duration.ofHours(1));
      say("%s", collection.status());
    }
    say("| search | cache | round | searches/s | p50 ms | p99 ms | refused | hit rate |");
    say("|---|---|---|---|---|---|---|---|");
    for (boolean exact : new boolean[] {false, true}) {
      for (int i = 0; i < ROUNDS; i++) {
        measure(exact, 0, i);
        measure(exact, 64 << 20, i);
      }
    }
  }

  private void measure(boolean exact, long cache, int number) throws Exception {
    try (Engine engine = open(cache);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Collection collection = engine.collection(NAME);
      long end = System.nanoTime() + round.toNanos();
      List<Callable<double[]>> tasks = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int seed = 1000 * number + client;
        tasks.add(() -> search(collection, exact, new SplittableRandom(seed), end));
      }
      Future<Void> writer = threads.submit(() -> write(collection, end));
      List<double[]> times = new ArrayList<>();
      for (Future<double[]> each : threads.invokeAll(tasks)) {
        times.add(each.get());
      }
      writer.get();
      double[] all = times.stream().flatMapToDouble(Arrays::stream).toArray();
      double[] answered = Arrays.stream(all).filter(each -> each >= 0).sorted().toArray();
      ResultCacheStatistics statistics = engine.resultCache();
      long asked = statistics.hits() + statistics.misses();
      say(
          "| %s | %s | %d | %,.0f | %.2f | %.2f | %d | %s |",
          exact ? "exact" : "by the plan",
          cache == 0 ? "no" : "yes",
          number,
          answered.length / (round.toNanos() * 1e-9),
          answered[answered.length / 2],
          answered[(int) (0.99 * answered.length)],
          all.length - answered.length,
          asked == 0
              ? "–"
              : String.format(Locale.ROOT, "%.3f", statistics.hits() / (double) asked));
    }
  }

  /** The milliseconds of each search; less than 0 where it was refused. */
  private double[] search(Collection collection, boolean exact, SplittableRandom random, long end) {
    List<Double> times = new ArrayList<>();
    while (System.nanoTime() < end) {
      SearchRequest request =
          SearchRequest.of(queries[popular(random)], K)
              .withOptions(SearchOptions.defaults().withExact(exact));
      long start = System.nanoTime();
      try {
        collection.search(request);
        times.add((System.nanoTime() - start) * 1e-6);
      } catch (OverloadedException e) {
        times.add(-1.0);
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private int popular(SplittableRandom random) {
    int found = Arrays.binarySearch(popularity, random.nextDouble());
    return Math.min(QUERIES - 1, found < 0 ? -found - 1 : found);
  }

  private Void write(Collection collection, long end) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(3);
    while (perSecond > 0 && System.nanoTime() < end) {
      collection.upsert(batch(random.nextInt(points), 1, random.nextInt()));
      Thread.sleep(Duration.ofNanos(1_000_000_000L / perSecond));
    }
    return null;
  }

  private static List<Point> batch(int from, int count, int seed) {
    float[][] rows = POPULATION.sample(count, seed);
    List<Point> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(new Point(PointId.of(from + i), rows[i], Payload.of(Map.of("n", from + i))));
    }
    return batch;
  }

  private Engine open(long cache) {
    return Engine.open(data, EngineParameters.defaults().withResultCache(cache));
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
