package dev.akin.core.rabitq;

import dev.akin.core.Indexes;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.util.Locale;

/**
 * Measures what recall floors give and cost: see {@code docs/measurements/2026-11-20-rabitq.md}.
 */
final class RecallFloorMeasurement {
  private static final int SIZE = 30_000;
  private static final int QUERIES = 200;
  private static final int K = 10;

  private RecallFloorMeasurement() {}

  public static void main(String[] arguments) {
    measure("uniform 64-d", VectorDistribution.uniform(64));
    measure("uniform 128-d", VectorDistribution.uniform(128));
    measure("100 clusters 128-d", VectorDistribution.clustered(128, 100, 7));
    measure("24 intrinsic 128-d", VectorDistribution.lowIntrinsicDimension(128, 24, 7));
  }

  private static void measure(String name, VectorDistribution population) {
    float[][] queries = population.sample(QUERIES, 2);
    try (Index index = Indexes.build("RaBitQ,RFlat", population.sample(SIZE, 1), Metric.L2)) {
      Searcher searcher = index.searcher();
      for (double floor : new double[] {0.8, 0.95, 0.99, 0.999}) {
        double recall = 0;
        double distances = 0;
        for (float[] vector : queries) {
          Query query = Query.of(vector, K);
          SearchParameters exact = SearchParameters.defaults().withExact(true);
          SearchParameters floored = SearchParameters.defaults().withRecall(floor);
          SearchResult truth = searcher.search(query.withParameters(exact));
          SearchResult found = searcher.search(query.withParameters(floored));
          recall += Recall.ofOrdinals(truth.ordinals(), found.ordinals()) / QUERIES;
          distances += (double) found.statistics().distances() / QUERIES;
        }
        System.out.printf(
            Locale.ROOT,
            "%s: floor %.3f, recall %.4f, rows %.0f%n",
            name,
            floor,
            recall,
            distances);
      }
    }
  }
}
