package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.VectorDistribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Searches under filters that accept 100 % to 0.01 % of the points: a random part, those nearest to
 * the query's neighborhood, or those farthest from it; compares recall with the contract's floor
 * and latency with unfiltered searches and with the exact scan of the matches. {@code
 * docs/measurements} says how to run it. Arguments: an empty data directory, the number of points,
 * the number of queries.
 */
final class FilterMatrixMeasurement {
  private static final int DIMENSION = 128;
  private static final int INTRINSIC = 24;
  private static final int PIVOTS = 8;
  private static final int BATCH = 1_000;
  private static final int K = 10;
  private static final int ROUNDS = 3;
  private static final double[] SELECTIVITIES = {1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0001};
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, INTRINSIC, 5);

  private enum Correlation {
    NONE,
    POSITIVE,
    NEGATIVE
  }

  private final Collection collection;
  private final float[][] pivots = POPULATION.sample(PIVOTS, 7);
  private final double[][] distances = new double[PIVOTS][];
  private float[][] queries = new float[0][];

  private FilterMatrixMeasurement(Collection collection) {
    this.collection = collection;
  }

  public static void main(String[] arguments) {
    int points = Integer.parseInt(arguments[1]);
    int queries = Integer.parseInt(arguments[2]);
    try (Engine engine =
        Engine.open(
            Path.of(arguments[0]),
            EngineParameters.defaults().withResultCache(0).withIndexThreads(2))) {
      Collection collection =
          engine.create("generated", CollectionParameters.of(DIMENSION, Metric.L2));
      new FilterMatrixMeasurement(collection).run(points, queries);
    }
  }

  private void run(int points, int count) {
    load(points);
    boolean done = collection.awaitIndexed(Duration.ofHours(1));
    say("%,d points, indexed (%s): %s", points, done, collection.status());
    queries = queries(count);
    say(
        "| matches | relation | recall@%d | fewer than k | p50 ms | p99 | unfiltered p99 | exact p99 | p99 / bound | paths |",
        K);
    say("|---|---|---|---|---|---|---|---|---|---|");
    for (double selectivity : SELECTIVITIES) {
      for (Correlation correlation : Correlation.values()) {
        measure(selectivity, correlation);
      }
    }
  }

  private void load(int points) {
    Arrays.setAll(distances, _ -> new double[points]);
    SplittableRandom random = new SplittableRandom(1);
    for (int from = 0; from < points; from += BATCH) {
      float[][] rows = POPULATION.sample(Math.min(BATCH, points - from), from);
      List<Point> batch = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("uniform", random.nextDouble());
        for (int pivot = 0; pivot < PIVOTS; pivot++) {
          double distance = squaredDistance(pivots[pivot], rows[i]);
          distances[pivot][from + i] = distance;
          fields.put("distance" + pivot, distance);
        }
        batch.add(new Point(PointId.of(from + i), rows[i], Payload.of(fields)));
      }
      collection.upsert(batch);
    }
    for (double[] each : distances) {
      Arrays.sort(each);
    }
  }

  /** Queries about pivots, in turn: a pivot moved a third of the way to another point. */
  private float[][] queries(int count) {
    float[][] moved = POPULATION.sample(count, 3);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < DIMENSION; j++) {
        moved[i][j] = (2 * pivots[i % PIVOTS][j] + moved[i][j]) / 3;
      }
    }
    return moved;
  }

  private SearchRequest request(int query, double selectivity, Correlation correlation) {
    int pivot = query % PIVOTS;
    double[] sorted = distances[pivot];
    int matches = (int) Math.round(selectivity * sorted.length);
    Filter filter =
        switch (correlation) {
          case NONE -> Filter.Range.of("uniform").lt(selectivity);
          case POSITIVE -> Filter.Range.of("distance" + pivot).lte(sorted[matches - 1]);
          case NEGATIVE -> Filter.Range.of("distance" + pivot).gte(sorted[sorted.length - matches]);
        };
    return SearchRequest.of(queries[query], K).withFetch(Fetch.IDS).withFilter(filter);
  }

  private void measure(double selectivity, Correlation correlation) {
    double found = 0;
    int fewer = 0;
    Set<String> paths = new TreeSet<>();
    for (int i = 0; i < queries.length; i++) {
      SearchRequest request = request(i, selectivity, correlation);
      SearchAnswer exact = collection.search(request.exact());
      SearchAnswer answer = collection.search(request);
      Set<PointId> truth = ids(exact);
      Set<PointId> got = ids(answer);
      fewer += got.size() < truth.size() ? 1 : 0;
      got.retainAll(truth);
      found += truth.isEmpty() ? 1 : got.size() / (double) truth.size();
      answer.explanation().steps().forEach(step -> paths.add(step.path()));
    }
    double[] filtered = new double[ROUNDS * queries.length];
    double[] unfiltered = new double[filtered.length];
    double[] scanned = new double[filtered.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < queries.length; i++) {
        int at = round * queries.length + i;
        SearchRequest request = request(i, selectivity, correlation);
        filtered[at] = millis(request);
        unfiltered[at] = millis(SearchRequest.of(queries[i], K).withFetch(Fetch.IDS));
        scanned[at] = millis(request.exact());
      }
    }
    double p99 = quantile(filtered, 0.99);
    double whole = quantile(unfiltered, 0.99);
    double exact = quantile(scanned, 0.99);
    say(
        "| %s %% | %s | %.4f | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %s |",
        100 * selectivity,
        correlation.name().toLowerCase(Locale.ROOT),
        found / queries.length,
        fewer,
        quantile(filtered, 0.5),
        p99,
        whole,
        exact,
        p99 / Math.max(3 * whole, 1.2 * exact),
        String.join(", ", paths));
  }

  private static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return sum;
  }

  private double millis(SearchRequest request) {
    long start = System.nanoTime();
    var _ = collection.search(request);
    return (System.nanoTime() - start) * 1e-6;
  }

  private static double quantile(double[] values, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))];
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
