package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.VectorDistribution;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Many collections of a thousand points, and one collection of many tenants: what they cost at
 * rest, after a start, and per search. {@code docs/measurements} says how to run it. Arguments: an
 * empty data directory, the number of collections, the number of tenants.
 */
final class ManyCollectionsMeasurement {
  private static final int DIMENSION = 64;
  private static final int POINTS = 1_000;
  private static final int PER_TENANT = 10;
  private static final int SEARCHES = 5_000;
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 16, 5);

  private final Path data;
  private final int collections;
  private final int tenants;

  private ManyCollectionsMeasurement(Path data, int collections, int tenants) {
    this.data = data;
    this.collections = collections;
    this.tenants = tenants;
  }

  public static void main(String[] arguments) {
    new ManyCollectionsMeasurement(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
        .run();
  }

  private void run() {
    try (Engine engine = open()) {
      long start = System.nanoTime();
      for (int i = 0; i < collections; i++) {
        fill(engine.create("c" + i, CollectionParameters.of(DIMENSION, Metric.COSINE)), i);
      }
      say("created %,d collections of %,d points in %.1f s", collections, POINTS, seconds(start));
      cost(engine);
    }
    long start = System.nanoTime();
    try (Engine engine = open()) {
      say("opened again in %.2f s", seconds(start));
      cost(engine);
      SplittableRandom random = new SplittableRandom(4);
      searches("any of all collections", i -> engine.collection("c" + random.nextInt(collections)));
      int few = Math.min(100, collections);
      for (int i = 0; i < few; i++) {
        var _ = engine.collection("c" + i).status();
      }
      searches(few + " collections", i -> engine.collection("c" + i % few));
      cost(engine);
      tenants(engine);
      cost(engine);
    }
  }

  private Engine open() {
    return Engine.open(data, EngineParameters.defaults().withResultCache(0));
  }

  private static void fill(Collection collection, int seed) {
    float[][] rows = POPULATION.sample(POINTS, seed);
    List<Point> batch = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      batch.add(new Point(PointId.of(i), rows[i], Payload.of(Map.of("colour", i % 7))));
    }
    collection.upsert(batch);
  }

  private static void searches(String what, IntFunction<Collection> which) {
    float[][] queries = POPULATION.sample(SEARCHES, 9);
    double[] millis = new double[SEARCHES];
    for (int i = 0; i < SEARCHES; i++) {
      Collection collection = which.apply(i);
      long start = System.nanoTime();
      var _ = collection.search(SearchRequest.of(queries[i], K).withFetch(Fetch.IDS));
      millis[i] = (System.nanoTime() - start) * 1e-6;
    }
    say(what, millis);
  }

  private void tenants(Engine engine) {
    Collection shared = engine.create("tenants", CollectionParameters.of(DIMENSION, Metric.COSINE));
    long start = System.nanoTime();
    int id = 0;
    for (int first = 0; first < tenants; first += POINTS / PER_TENANT) {
      float[][] rows = POPULATION.sample(POINTS, -first - 1L);
      List<Point> batch = new ArrayList<>();
      for (float[] row : rows) {
        Map<String, Object> payload = Map.of("tenant", "tenant-" + id % tenants, "colour", id % 7);
        batch.add(new Point(PointId.of(id++), row, Payload.of(payload)));
      }
      shared.upsert(batch);
    }
    say("wrote %,d points of %,d tenants in %.1f s", id, tenants, seconds(start));
    boolean done = shared.awaitIndexed(Duration.ofHours(1));
    say("indexed (%s) after %.1f s: %s", done, seconds(start), shared.status());
    SplittableRandom random = new SplittableRandom(5);
    float[][] queries = POPULATION.sample(SEARCHES, 9);
    double[] millis = new double[SEARCHES];
    for (int i = 0; i < SEARCHES; i++) {
      Filter filter = Filter.Match.keyword("tenant", "tenant-" + random.nextInt(tenants));
      long begin = System.nanoTime();
      int found =
          shared
              .search(SearchRequest.of(queries[i], K).withFetch(Fetch.IDS).withFilter(filter))
              .points()
              .size();
      millis[i] = (System.nanoTime() - begin) * 1e-6;
      if (found != K) {
        throw new IllegalStateException("a tenant's search found " + found);
      }
    }
    say("one tenant of all", millis);
  }

  private void cost(Engine engine) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    say(
        "  %d open, heap after collection %d MB, %d threads, writes hold %d MB",
        engine.openCollections(), heap >> 20, threads, engine.writeBytes() >> 20);
  }

  private static void say(String what, double[] millis) {
    Arrays.sort(millis);
    say(
        "searches of %s: p50 %.3f, p99 %.3f, max %.1f ms",
        what,
        millis[millis.length / 2],
        millis[millis.length * 99 / 100],
        millis[millis.length - 1]);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
