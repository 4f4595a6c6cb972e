package dev.akin.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a change of a price costs where it is updatable and where it is not, in turns in one run:
 * {@code docs/measurements} says how to run it. Arguments: an empty data directory, the number of
 * points, seconds of each turn, turns.
 */
final class UpdatableMeasurement {
  private static final int DIMENSION = 128;
  private static final int BATCH = 500;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 24, 5);

  private final SplittableRandom random = new SplittableRandom(7);
  private final int points;

  private UpdatableMeasurement(int points) {
    this.points = points;
  }

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    int points = Integer.parseInt(arguments[1]);
    long seconds = Long.parseLong(arguments[2]);
    int turns = Integer.parseInt(arguments[3]);
    CollectionParameters plain =
        CollectionParameters.of(DIMENSION, Metric.L2).withIndex("RaBitQ,RFlat");
    try (Engine engine = Engine.open(data, EngineParameters.defaults().withResultCache(0))) {
      UpdatableMeasurement measurement = new UpdatableMeasurement(points);
      List<Collection> collections =
          List.of(
              engine.create("plain", plain),
              engine.create(
                  "updatable", plain.withUpdatable(Map.of("price", UpdatableField.Type.FLOAT))));
      for (Collection collection : collections) {
        measurement.load(collection);
      }
      say(
          "| collection | changes/s | CPU µs per change | bytes written per change | segments | MB on disk | range filter ms | exact count ms |");
      say("|---|---|---|---|---|---|---|---|");
      for (int turn = 0; turn < turns; turn++) {
        for (Collection collection : collections) {
          measurement.turn(collection, seconds);
        }
      }
    }
  }

  private void load(Collection collection) throws IOException {
    for (int from = 0; from < points; from += BATCH) {
      int first = from;
      float[][] rows = POPULATION.sample(Math.min(BATCH, points - from), from);
      collection.upsert(
          IntStream.range(0, rows.length).mapToObj(i -> point(first + i, rows[i])).toList());
    }
    collection.store().refresh();
    collection.store().mergeTo(1);
    collection.store().commit();
  }

  private Point point(int id, float[] row) {
    return new Point(
        PointId.of(id),
        row,
        Payload.of(
            Map.of(
                "category",
                "category-" + random.nextInt(50),
                "brand",
                "brand-" + random.nextInt(1_000),
                "price",
                random.nextInt(100_000) / 100.0,
                "in_stock",
                random.nextBoolean(),
                "tags",
                List.of("tag-" + random.nextInt(100), "tag-" + random.nextInt(100)))));
  }

  private void turn(Collection collection, long seconds) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long bytes = writtenBytes();
    long start = System.nanoTime();
    long changes = 0;
    while (System.nanoTime() - start < seconds * 1_000_000_000L) {
      Map<PointId, Payload> prices = new HashMap<>();
      while (prices.size() < BATCH) {
        Payload price = Payload.of(Map.of("price", random.nextInt(100_000) / 100.0));
        prices.put(PointId.of(random.nextInt(points)), price);
      }
      changes += collection.setPayloads(prices).points();
    }
    collection.store().refresh();
    double elapsed = (System.nanoTime() - start) / 1e9;
    double micros = (system.getProcessCpuTime() - cpu) / 1e3 / changes;
    double perChange = (writtenBytes() - bytes) / (double) changes;
    CollectionStatus status = collection.status();
    say(
        "| %s | %,.0f | %.1f | %,.0f | %d | %,d | %.2f | %.2f |",
        collection.name(),
        changes / elapsed,
        micros,
        perChange,
        status.storage().segments(),
        status.storage().diskBytes() >> 20,
        searchMillis(collection),
        countMillis(collection));
  }

  /** Bytes that this process gave to the disk. */
  private static long writtenBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("write_bytes:"))
        .mapToLong(line -> Long.parseLong(line.substring("write_bytes:".length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  private double searchMillis(Collection collection) {
    float[][] queries = POPULATION.sample(21, 99);
    double[] millis = new double[queries.length];
    for (int i = 0; i < queries.length; i++) {
      double low = random.nextInt(900);
      Filter tenth = Filter.Range.of("price").gte(low).lt(low + 100);
      long begin = System.nanoTime();
      SearchAnswer answer =
          collection.search(
              SearchRequest.of(queries[i], 10).withFilter(tenth).withFetch(Fetch.IDS));
      millis[i] = (System.nanoTime() - begin) / 1e6;
      if (answer.points().size() != 10) {
        throw new IllegalStateException(answer.points().size() + " points of 10");
      }
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  private double countMillis(Collection collection) {
    double[] millis = new double[21];
    for (int i = 0; i < millis.length; i++) {
      Filter tenth = Filter.Range.of("price").gte(i * 10.0).lt(i * 10.0 + 100);
      long begin = System.nanoTime();
      long count = collection.count(Optional.of(tenth));
      millis[i] = (System.nanoTime() - begin) / 1e6;
      if (count < points / 20) {
        throw new IllegalStateException(count + " points, about a tenth was expected");
      }
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
