package dev.akin.engine;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.write.Reading;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recall over generations of merges: in each one, some points are deleted and as many new ones
 * come, all segments are merged into one, and its graph grows from the one before; at the end
 * beside a fresh collection of the same points. What searches answer is measured, by whichever path
 * they take, and what the graph itself finds at given efSearch. {@code docs/measurements} says how
 * to run it. Arguments: an empty data directory, the number of points, the index, generations, and
 * the share that is deleted.
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
  private final Path data;
  private int next;

  private MergeGenerationsMeasurement(Path data) {
    this.data = data;
  }

  public static void main(String[] arguments) throws IOException {
    new MergeGenerationsMeasurement(Path.of(arguments[0]))
        .run(
            Integer.parseInt(arguments[1]),
            arguments[2],
            Integer.parseInt(arguments[3]),
            Double.parseDouble(arguments[4]));
  }

  private void run(int points, String index, int generations, double share) throws IOException {
    EngineParameters parameters =
        EngineParameters.defaults().withIndexThreads(0).withResultCache(0);
    CollectionParameters kind = CollectionParameters.of(DIMENSION, Metric.L2).withIndex(index);
    try (Engine engine = Engine.open(data, parameters)) {
      Collection aged = engine.create("aged", kind);
      add(aged, points);
      say(
          "| generation | grown from | recall@10 | of the graph at efSearch 16, 32, 64 | segments |");
      say("|---|---|---|---|---|");
      report(aged, "0");
      for (int generation = 1; generation <= generations; generation++) {
        replace(aged, (int) (share * points));
        settle(aged);
        if (grownFrom(graph(aged)) != generation) {
          throw new IllegalStateException(
              "generation %d has a graph of generation %d"
                  .formatted(generation, grownFrom(graph(aged))));
        }
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

  private void report(Collection collection, String name) throws IOException {
    int found = 0;
    for (float[] query : HELD_OUT) {
      SearchRequest request = SearchRequest.of(query, K).withFetch(Fetch.IDS);
      Set<PointId> truth = ids(collection.search(request.exact()));
      truth.retainAll(ids(collection.search(request)));
      found += truth.size();
    }
    say(
        "| %s | %d | %.4f | %s | %d |",
        name,
        grownFrom(graph(collection)),
        found / (double) (K * QUERIES),
        recallOfGraph(collection),
        collection.status().storage().segments());
  }

  /** The file of a collection's only graph. */
  private Path graph(Collection collection) throws IOException {
    Path folder = data.resolve("collections").resolve(collection.name()).resolve("sidecars");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".akg"))
          .reduce((one, other) -> {
            throw new IllegalStateException("several graphs: %s and %s".formatted(one, other));
          })
          .orElseThrow();
    }
  }

  /** How many graphs it grew from, one after the other. */
  private static int grownFrom(Path graph) throws IOException {
    String manifest = Files.readString(graph.resolveSibling("manifest.json"));
    Matcher generation = Pattern.compile("\"generation\":([0-9]+)").matcher(manifest);
    return generation.find() ? Integer.parseInt(generation.group(1)) : 0;
  }

  private String recallOfGraph(Collection collection) throws IOException {
    try (Reading reading = collection.store().read()) {
      VectorSet rows =
          reading.view().segments().getFirst().vectors(NamedVectors.UNNAMED).orElseThrow().rows();
      try (HnswGraph graph = HnswGraph.open(graph(collection), rows, Metric.L2)) {
        StringBuilder recalls = new StringBuilder();
        for (int ef : new int[] {16, 32, 64}) {
          recalls.append(String.format(Locale.ROOT, "%.4f ", recall(graph, ef)));
        }
        return recalls.toString().trim();
      }
    }
  }

  private static double recall(HnswGraph graph, int ef) {
    ExactScan exact = new ExactScan(graph.vectors(), Metric.L2);
    Searcher searcher = graph.searcher();
    SearchParameters effort = SearchParameters.defaults().withKnob("efSearch", ef);
    double recall = 0;
    for (float[] vector : HELD_OUT) {
      Query query = Query.of(vector, K);
      int[] found = searcher.search(query.withParameters(effort)).ordinals();
      recall += Recall.ofOrdinals(exact.search(query).ordinals(), found) / QUERIES;
    }
    return recall;
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
