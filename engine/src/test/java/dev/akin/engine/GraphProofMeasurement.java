package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.testkit.VectorDistribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fills a collection with generated vectors, forces an index on it, and prints its proof: {@code
 * docs/measurements/2026-11-20-running-line.md} says how to run it. Arguments: an empty data
 * directory, the number of vectors, the index.
 */
final class GraphProofMeasurement {
  private static final int DIMENSION = 128;
  private static final int INTRINSIC = 24;
  private static final int QUERIES = 1_000;
  private static final int BATCH = 1_000;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, INTRINSIC, 5);

  private GraphProofMeasurement() {}

  public static void main(String[] arguments) {
    int size = Integer.parseInt(arguments[1]);
    float[][] rows = POPULATION.sample(size, 1);
    EngineParameters parameters =
        EngineParameters.defaults().withResultCache(0).withIndexThreads(2);
    try (Engine engine = Engine.open(Path.of(arguments[0]), parameters)) {
      Collection collection =
          engine.create(
              "generated", CollectionParameters.of(DIMENSION, Metric.L2).withIndex(arguments[2]));
      long start = System.nanoTime();
      upsert(collection, rows);
      double loaded = secondsSince(start);
      boolean indexed = collection.awaitIndexed(Duration.ofHours(1));
      System.out.printf(
          Locale.ROOT,
          "%,d vectors: %.1f s to load (%,.0f/s), %.1f s until indexed (%s), %s%n",
          size,
          loaded,
          size / loaded,
          secondsSince(start),
          indexed,
          collection.status().storage());
      float[][] queries = POPULATION.sample(QUERIES, 2);
      List<ProofQuery<PointId>> heldOut =
          Arrays.stream(queries).map(ProofQuery::<PointId>of).toList();
      System.out.println(collection.prove(heldOut).toJson());
      System.out.println(collection.search(SearchRequest.of(queries[0], 10)).explanation());
    }
  }

  private static void upsert(Collection collection, float[][] rows) {
    for (int from = 0; from < rows.length; from += BATCH) {
      List<Point> batch = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, rows.length); i++) {
        Payload payload = Payload.of(Map.of("third", i % 3, "hundredth", i % 100));
        batch.add(new Point(PointId.of(i), rows[i], payload));
      }
      collection.upsert(batch);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
