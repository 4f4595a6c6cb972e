package dev.akin.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
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
import java.util.Set;

/**
 * Processor time of a search in the engine and in core alone, by the same index over the same
 * points, core at the least effort that reaches the engine's recall. {@code docs/measurements} says
 * how to run it. Arguments: an empty data directory, the number of points, the index ({@code
 * RaBitQ,RFlat} or {@code HNSW32}), the number of queries.
 */
final class EngineCostMeasurement {
  private static final int DIMENSION = 128;
  private static final int BATCH = 1_000;
  private static final int K = 10;
  private static final int ROUNDS = 7;
  private static final int[] EFFORTS = {
    16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 192, 256, 384, 512
  };
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 24, 5);

  private final int points;
  private final String index;
  private final float[][] queries;
  private final List<Set<Integer>> truth = new ArrayList<>();

  private interface Search {
    Set<Integer> nearest(float[] query);
  }

  private EngineCostMeasurement(int points, String index, int queries) {
    this.points = points;
    this.index = index;
    this.queries = POPULATION.sample(queries, 3);
  }

  public static void main(String[] arguments) {
    new EngineCostMeasurement(
            Integer.parseInt(arguments[1]), arguments[2], Integer.parseInt(arguments[3]))
        .run(Path.of(arguments[0]));
  }

  private void run(Path data) {
    EngineParameters parameters =
        EngineParameters.defaults().withIndexThreads(2).withResultCache(0);
    VectorSet.Builder rows = VectorSet.builder(DIMENSION, points);
    try (Engine engine = Engine.open(data, parameters)) {
      Collection collection =
          engine.create(
              "generated", CollectionParameters.of(DIMENSION, Metric.L2).withIndex(index));
      for (int from = 0; from < points; from += BATCH) {
        collection.upsert(batch(from, rows));
      }
      say("indexed: %s", collection.awaitIndexed(Duration.ofHours(2)));
      say("%s", collection.status());
      VectorSet vectors = rows.build();
      exactAnswers(vectors);
      BuildRequest request = new BuildRequest(index, vectors, Metric.L2, BuildOptions.defaults());
      try (Index core = Indexes.build(request)) {
        Search inEngine = query -> ids(collection, query);
        double wanted = recall(inEngine);
        Search inCore = leastEffort(core, wanted);
        compare(inEngine, inCore);
      }
    }
  }

  private static List<Point> batch(int from, VectorSet.Builder rows) {
    List<Point> batch = new ArrayList<>();
    float[][] vectors = POPULATION.sample(BATCH, from);
    for (int i = 0; i < BATCH; i++) {
      rows.add(vectors[i]);
      batch.add(new Point(PointId.of(from + i), vectors[i], Payload.empty()));
    }
    return batch;
  }

  private void exactAnswers(VectorSet vectors) {
    BuildRequest flat = new BuildRequest("Flat", vectors, Metric.L2, BuildOptions.defaults());
    try (Index exact = Indexes.build(flat)) {
      List<Query> batch = Arrays.stream(queries).map(query -> Query.of(query, K)).toList();
      exact.searcher().searchBatch(batch).forEach(result -> truth.add(set(result.ordinals())));
    }
  }

  private static Set<Integer> set(int[] ordinals) {
    Set<Integer> set = new HashSet<>();
    for (int ordinal : ordinals) {
      set.add(ordinal);
    }
    return set;
  }

  private static Set<Integer> ids(Collection collection, float[] query) {
    Set<Integer> ids = new HashSet<>();
    for (ScoredPoint point :
        collection.search(SearchRequest.of(query, K).withFetch(Fetch.IDS)).points()) {
      ids.add(Integer.parseInt(point.id().toString()));
    }
    return ids;
  }

  private double recall(Search search) {
    int found = 0;
    for (int i = 0; i < queries.length; i++) {
      Set<Integer> nearest = search.nearest(queries[i]);
      nearest.retainAll(truth.get(i));
      found += nearest.size();
    }
    return found / (double) (K * queries.length);
  }

  private Search leastEffort(Index core, double wanted) {
    Searcher searcher = core.searcher();
    Search last = null;
    for (SearchParameters parameters : efforts()) {
      Search search =
          query ->
              set(searcher.search(new Query(query, K, OrdinalFilter.all(), parameters)).ordinals());
      last = search;
      double reached = recall(search);
      say("core %s: recall %.4f, engine %.4f", parameters, reached, wanted);
      if (reached >= wanted - 0.001) {
        return search;
      }
    }
    if (last == null) {
      throw new IllegalStateException("no efforts");
    }
    return last;
  }

  private List<SearchParameters> efforts() {
    if (index.startsWith("HNSW")) {
      return Arrays.stream(EFFORTS)
          .mapToObj(ef -> SearchParameters.defaults().withKnob("efSearch", ef))
          .toList();
    }
    return List.of(SearchParameters.defaults().withRecall(0.95));
  }

  private void compare(Search inEngine, Search inCore) {
    double[] ratios = new double[ROUNDS];
    say("| round | engine µs/query | core µs/query | ratio |");
    say("|---|---|---|---|");
    for (int round = -1; round < ROUNDS; round++) {
      double engine = processorMicros(inEngine);
      double core = processorMicros(inCore);
      if (round >= 0) {
        ratios[round] = engine / core;
        say("| %d | %.1f | %.1f | %.3f |", round, engine, core, ratios[round]);
      }
    }
    Arrays.sort(ratios);
    say(
        "median ratio %.3f (%.3f to %.3f); recall engine %.4f, core %.4f",
        ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1], recall(inEngine), recall(inCore));
  }

  private double processorMicros(Search search) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    for (float[] query : queries) {
      var _ = search.nearest(query);
    }
    return (system.getProcessCpuTime() - before) * 1e-3 / queries.length;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
