package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.VectorDistribution;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Overwrites random points of a large collection at a given rate while one client searches: {@code
 * docs/measurements} says how to run it. Arguments: an empty data directory, the number of points,
 * upserts a second, minutes, and optionally {@code unindexed} to start before the index is built.
 */
final class OverwriteMeasurement {
  private static final String NAME = "generated";
  private static final int DIMENSION = 128;
  private static final int INTRINSIC = 24;
  private static final int BATCH = 500;
  private static final int K = 10;
  private static final int EXACT_EVERY = 50;
  private static final long PERIOD_NANOS = 10_000_000_000L;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, INTRINSIC, 5);

  private final Engine engine;
  private final Collection collection;
  private final int points;
  private final int perSecond;
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicLong written = new AtomicLong();
  private final Times writes = new Times();
  private final Times searches = new Times();
  private final List<Double> recalls = new ArrayList<>();
  private long notFound;

  private OverwriteMeasurement(Engine engine, int points, int perSecond) {
    this.engine = engine;
    this.collection = engine.collection(NAME);
    this.points = points;
    this.perSecond = perSecond;
  }

  public static void main(String[] arguments) throws InterruptedException {
    Path data = Path.of(arguments[0]);
    int points = Integer.parseInt(arguments[1]);
    int perSecond = Integer.parseInt(arguments[2]);
    long minutes = Long.parseLong(arguments[3]);
    boolean indexed = arguments.length < 5;
    try (Engine engine = Engine.open(data, EngineParameters.defaults().withResultCache(0))) {
      Collection collection = engine.create(NAME, CollectionParameters.of(DIMENSION, Metric.L2));
      load(collection, points, indexed);
      new OverwriteMeasurement(engine, points, perSecond).run(Duration.ofMinutes(minutes));
    }
    long start = System.nanoTime();
    try (Engine engine = Engine.open(data, EngineParameters.defaults().withResultCache(0))) {
      Collection collection = engine.collection(NAME);
      float[] query = POPULATION.sample(1, 99)[0];
      var _ = collection.search(SearchRequest.of(query, K));
      say("opened again, first search answered after %.2f s", secondsSince(start));
      say("%s", collection.status());
    }
  }

  private static void load(Collection collection, int points, boolean indexed) {
    long start = System.nanoTime();
    SplittableRandom random = new SplittableRandom(1);
    for (int from = 0; from < points; from += BATCH) {
      int first = from;
      int count = Math.min(BATCH, points - from);
      float[][] rows = POPULATION.sample(count, from);
      collection.upsert(
          IntStream.range(0, count).mapToObj(i -> point(first + i, rows[i], random, 0)).toList());
    }
    say("loaded %,d points in %.1f s", points, secondsSince(start));
    if (indexed) {
      boolean done = collection.awaitIndexed(Duration.ofHours(1));
      say("indexed (%s) after %.1f s: %s", done, secondsSince(start), collection.status());
    }
  }

  private static Point point(int id, float[] row, SplittableRandom random, long generation) {
    Map<String, Object> payload =
        Map.of(
            "category",
            "category-" + random.nextInt(50),
            "brand",
            "brand-" + random.nextInt(1_000),
            "price",
            random.nextInt(100_000) / 100.0,
            "stock",
            random.nextInt(500),
            "in_stock",
            random.nextBoolean(),
            "created",
            "2026-%02d-%02dT00:00:00Z".formatted(1 + id % 12, 1 + id % 28),
            "tags",
            List.of("tag-" + random.nextInt(100), "tag-" + random.nextInt(100)),
            "generation",
            generation);
    return new Point(PointId.of(id), row, Payload.of(payload));
  }

  private void run(Duration duration) throws InterruptedException {
    Thread writer = Thread.ofPlatform().name("writer").start(this::write);
    Thread searcher = Thread.ofPlatform().name("searcher").start(this::search);
    long end = System.nanoTime() + duration.toNanos();
    say(
        "| s | upserts/s | write p50 ms | p99 | search p50 ms | p99 | searches/s | recall | segments | wanted | indexed | heap MB | buffered MB |");
    say("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    long start = System.nanoTime();
    long before = 0;
    while (System.nanoTime() < end && writer.isAlive() && searcher.isAlive()) {
      LockSupport.parkNanos(PERIOD_NANOS);
      long now = written.get();
      report(secondsSince(start), (now - before) / (PERIOD_NANOS * 1e-9));
      before = now;
    }
    enough.set(true);
    writer.join();
    searcher.join();
    say(
        "in all: %,.0f upserts/s, write p50 %.1f p99 %.1f max %.1f ms; search p50 %.2f p99 %.2f max %.2f ms; recall@10 %.4f over %d queries; %d written points not found at once",
        written.get() / secondsSince(start),
        writes.whole(0.5),
        writes.whole(0.99),
        writes.whole(1),
        searches.whole(0.5),
        searches.whole(0.99),
        searches.whole(1),
        recalls.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        recalls.size(),
        notFound);
  }

  private void report(double seconds, double rate) {
    CollectionStatus status = collection.status();
    double[] write = writes.period();
    double[] search = searches.period();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    double recall;
    synchronized (recalls) {
      recall =
          recalls.stream()
              .skip(Math.max(0, recalls.size() - 20))
              .mapToDouble(r -> r)
              .average()
              .orElse(0);
    }
    say(
        "| %.0f | %,.0f | %.1f | %.1f | %.2f | %.2f | %.0f | %.4f | %d | %,d | %,d | %d | %d |",
        seconds,
        rate,
        write[0],
        write[1],
        search[0],
        search[1],
        search[2] / (PERIOD_NANOS * 1e-9),
        recall,
        status.storage().segments(),
        status.indexing().wanted(),
        status.indexing().indexed(),
        heap >> 20,
        engine.writeBytes() >> 20);
  }

  /** Overwrites random points in batches, as fast as the rate allows; each is looked up at once. */
  private void write() {
    SplittableRandom random = new SplittableRandom(2);
    long start = System.nanoTime();
    for (long generation = 1; !enough.get(); generation++) {
      float[][] rows = POPULATION.sample(BATCH, -generation);
      List<Point> batch = new ArrayList<>();
      Set<Integer> ids = new HashSet<>();
      while (ids.size() < BATCH) {
        int id = random.nextInt(points);
        if (ids.add(id)) {
          batch.add(point(id, rows[batch.size()], random, generation));
        }
      }
      long due = start + (long) (written.get() * 1e9 / perSecond);
      LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      long begin = System.nanoTime();
      long sequence = collection.upsert(batch).sequence();
      writes.add(System.nanoTime() - begin);
      written.addAndGet(BATCH);
      StoredPoint found = collection.get(List.of(batch.getLast().id()), Fetch.IDS).getFirst();
      if (found.version() != sequence) {
        notFound++;
      }
    }
  }

  private void search() {
    float[][] queries = POPULATION.sample(10_000, 3);
    for (int i = 0; !enough.get(); i++) {
      float[] query = queries[i % queries.length];
      long begin = System.nanoTime();
      SearchAnswer answer = collection.search(SearchRequest.of(query, K).withFetch(Fetch.IDS));
      searches.add(System.nanoTime() - begin);
      if (i % EXACT_EVERY == 0) {
        SearchRequest exact =
            SearchRequest.of(query, K)
                .withFetch(Fetch.IDS)
                .withOptions(SearchOptions.defaults().withExact(true));
        Set<PointId> truth = ids(collection.search(exact));
        Set<PointId> found =
            ids(collection.search(SearchRequest.of(query, K).withFetch(Fetch.IDS)));
        found.retainAll(truth);
        synchronized (recalls) {
          recalls.add(found.size() / (double) K);
        }
        // An answer is only counted where it came back at all.
        if (answer.points().size() != K) {
          notFound++;
        }
      }
    }
  }

  private static Set<PointId> ids(SearchAnswer answer) {
    Set<PointId> ids = new HashSet<>();
    answer.points().forEach(point -> ids.add(point.id()));
    return ids;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /** Times of one kind of request, of the last period and of all. */
  private static final class Times {
    private final List<Long> period = new ArrayList<>();
    private final List<Long> all = new ArrayList<>();

    synchronized void add(long nanos) {
      period.add(nanos);
      all.add(nanos);
    }

    /** Median and 99th percentile in ms, and how many; begins a new period. */
    synchronized double[] period() {
      double[] result = {millis(period, 0.5), millis(period, 0.99), period.size()};
      period.clear();
      return result;
    }

    synchronized double whole(double quantile) {
      return millis(all, quantile);
    }

    private static double millis(List<Long> times, double quantile) {
      if (times.isEmpty()) {
        return Double.NaN;
      }
      long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] * 1e-6;
    }
  }
}
