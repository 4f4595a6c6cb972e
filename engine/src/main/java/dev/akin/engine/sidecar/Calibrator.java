package dev.akin.engine.sidecar;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.sidecar.EffortCurve.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Measures what a graph's recall costs, against exact search.
 *
 * <p>The queries stand for ones that are not in the data: rows moved along it ({@link MovedRow});
 * what they differ from those by is covered by the margin of {@link EffortCurve}.
 *
 * <p>A result counts if it is not farther than the k-th true neighbor, so that ties do not count as
 * misses.
 */
final class Calibrator {
  private static final int QUERIES = 200;
  private static final int NEARBY = 10;
  private static final double GROWTH = 1.4;
  private static final int LARGEST_EF = 4096;
  private static final double ENOUGH = 0.999;
  private static final double ONE_SIDED_95 = 1.645;

  private final HnswGraph graph;
  private final int k;
  private final SplittableRandom random;

  Calibrator(HnswGraph graph, int k, long seed) {
    this.graph = graph;
    this.k = Math.min(k, graph.size());
    this.random = new SplittableRandom(seed);
  }

  /**
   * Measures rising values of efSearch until a little is left to gain; costs some hundred exact
   * scans.
   */
  EffortCurve measure() {
    List<float[]> queries = queries();
    float[] reach = reach(queries);
    List<Step> steps = new ArrayList<>();
    Searcher searcher = graph.searcher();
    int ef = k;
    while (true) {
      Step step = measure(searcher, queries, reach, ef);
      steps.add(step);
      if (step.low() >= ENOUGH || ef >= Math.min(LARGEST_EF, graph.size())) {
        return new EffortCurve(k, queries.size(), steps);
      }
      ef = (int) Math.ceil(ef * GROWTH);
    }
  }

  private List<float[]> queries() {
    VectorSet vectors = graph.vectors();
    List<Query> rows = new ArrayList<>(QUERIES);
    for (int i = 0; i < QUERIES; i++) {
      rows.add(Query.of(copy(random.nextInt(vectors.size())), NEARBY + 1));
    }
    List<SearchResult> nearby = new ExactScan(vectors, graph.metric()).searchBatch(rows);
    List<float[]> queries = new ArrayList<>(QUERIES);
    for (int i = 0; i < QUERIES; i++) {
      queries.add(moved(rows.get(i).vector(), nearby.get(i).ordinals()));
    }
    return queries;
  }

  /** A row plus the difference of two different neighbors of it. */
  private float[] moved(float[] row, int[] nearby) {
    int to = random.nextInt(nearby.length);
    int from = (to + 1 + random.nextInt(nearby.length - 1)) % nearby.length;
    return MovedRow.of(row, copy(nearby[to]), copy(nearby[from]));
  }

  private float[] copy(int ordinal) {
    float[] row = new float[graph.vectors().dimension()];
    graph.vectors().copyTo(ordinal, row);
    return row;
  }

  /** The distance of each query's k-th true neighbor. */
  private float[] reach(List<float[]> queries) {
    List<Query> exact = queries.stream().map(query -> Query.of(query, k)).toList();
    List<SearchResult> truths = new ExactScan(graph.vectors(), graph.metric()).searchBatch(exact);
    float[] reach = new float[queries.size()];
    for (int i = 0; i < reach.length; i++) {
      reach[i] = truths.get(i).distances()[k - 1];
    }
    return reach;
  }

  private Step measure(Searcher searcher, List<float[]> queries, float[] reach, int ef) {
    SearchParameters effort = SearchParameters.defaults().withKnob(Sidecar.EF_SEARCH, ef);
    double sum = 0;
    double squares = 0;
    double distances = 0;
    for (int i = 0; i < reach.length; i++) {
      SearchResult result = searcher.search(Query.of(queries.get(i), k).withParameters(effort));
      int hits = 0;
      for (float distance : result.distances()) {
        hits += distance <= reach[i] ? 1 : 0;
      }
      double recall = hits / (double) k;
      sum += recall;
      squares += recall * recall;
      distances += result.statistics().distances();
    }
    int n = reach.length;
    double mean = sum / n;
    double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
    return new Step(ef, mean, mean - ONE_SIDED_95 * deviation, distances / n);
  }
}
