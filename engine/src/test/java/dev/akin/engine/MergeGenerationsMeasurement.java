package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Recall over generations of merges: in each one, some points are deleted and as many new ones
 * come, all segments are merged into one, and its index is built; at the end beside a fresh
 * collection of the same points. {@code docs/measurements} says how to run it. Arguments: an empty
 * data directory, the number of points, the index, generations, and the share that is deleted.
 */
final class MergeGenerationsMeasurement {
  private static final int DIMENSION = 96;
  private static final int K = 10;
  private static final int QUERIES = 1_000;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 24, 5);
  private static final float[][] HELD_OUT = POPULATION.sample(QUERIES, 99);

  private final TreeMap<Integer, float[]> live = new TreeMap<>();
  private final SplittableRandom random = new SplittableRandom(11);
  private int next;

  private MergeGenerationsMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    new MergeGenerationsMeasurement()
        .run(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            arguments[2],
            Integer.parseInt(arguments[3]),
            Double.parseDouble(arguments[4]));
  }

  private void run(Path data, int points, String index, int generations, double share)
      throws IOException {
    EngineParameters parameters =
        EngineParameters.defaults().withIndexThreads(2).withResultCache(0);
    CollectionParameters kind = CollectionParameters.of(DIMENSION, Metric.L2).withIndex(index);
    try (Engine engine = Engine.open(data, parameters)) {
      Collection aged = engine.create("aged", kind);
      add(aged, points);
      say("| generation | recall@10 | exact distances per query | segments |");
      say("|---|---|---|---|");
      report(aged, "0");
      for (int generation = 1; generation <= generations; generation++) {
        replace(aged, (int) (share * points));
        settle(aged);
        if (generation % 10 == 0) {
          report(aged, Integer.toString(generation));
        }
      }
      Collection fresh = engine.create("fresh", kind);
      List<Point> all = new ArrayList<>();
      live.forEach((id, vector) -> all.add(point(id, vector)));
      for (int from = 0; from < all.size(); from += 1_000) {
        fresh.upsert(all.subList(from, Math.min(all.size(), from + 1_000)));
      }
      settle(fresh);
      report(fresh, "fresh");
    }
  }

  private static void settle(Collection collection) throws IOException {
    collection.store().refresh();
    collection.store().mergeTo(1);
    collection.awaitIndexed(Duration.ofHours(1));
  }

  private void add(Collection collection, int count) throws IOException {
    for (int from = 0; from < count; from += 1_000) {
      upsert(collection, Math.min(1_000, count - from));
    }
    settle(collection);
  }

  private void upsert(Collection collection, int count) {
    List<Point> batch = new ArrayList<>();
    float[][] rows = POPULATION.sample(count, random.nextInt());
    for (float[] row : rows) {
      batch.add(point(next, row));
      live.put(next++, row);
    }
    collection.upsert(batch);
  }

  private void replace(Collection collection, int count) {
    List<Integer> ids = new ArrayList<>(live.keySet());
    List<PointId> deleted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = ids.get(random.nextInt(ids.size()));
      if (live.remove(id) != null) {
        deleted.add(PointId.of(id));
      }
    }
    collection.delete(PointSelector.ids(deleted));
    upsert(collection, deleted.size());
  }

  private static Point point(int id, float[] vector) {
    return new Point(PointId.of(id), vector, Payload.empty());
  }

  private static void report(Collection collection, String name) {
    int found = 0;
    long work = 0;
    for (float[] query : HELD_OUT) {
      SearchRequest request = SearchRequest.of(query, K).withFetch(Fetch.IDS);
      Set<PointId> truth = ids(collection.search(request.exact()));
      SearchAnswer answer = collection.search(request);
      truth.retainAll(ids(answer));
      found += truth.size();
      work += answer.explanation().steps().stream().mapToLong(Explanation.Step::work).sum();
    }
    say(
        "| %s | %.4f | %,d | %d |",
        name,
        found / (double) (K * QUERIES),
        work / QUERIES,
        collection.status().storage().segments());
  }

  private static Set<PointId> ids(SearchAnswer answer) {
    Set<PointId> ids = new HashSet<>();
    answer.points().forEach(point -> ids.add(point.id()));
    return ids;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
