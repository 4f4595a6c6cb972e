package dev.akin.engine.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.hnsw.HnswParameters;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.sidecar.EffortCurve.Step;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CalibratorTest {
  private static final double FLOOR = 0.95;

  static Stream<VectorDistribution> populations() {
    return Stream.of(
        VectorDistribution.lowIntrinsicDimension(48, 12, 5),
        VectorDistribution.clustered(64, 40, 7),
        VectorDistribution.uniform(24));
  }

  @ParameterizedTest
  @MethodSource("populations")
  void theCalibratedEffortKeepsTheFloorOnHeldOutQueries(VectorDistribution population) {
    float[][] rows = population.sample(4_000, 1);
    VectorSet vectors = VectorSet.copyOf(rows);
    HnswGraph graph = HnswGraph.build(vectors, Metric.L2, HnswParameters.defaults(), 2);
    EffortCurve curve = new Calibrator(graph, 10, 3).measure();

    assertThat(curve.steps()).isSortedAccordingTo(Comparator.comparingInt(Step::efSearch));
    assertThat(curve.steps()).isSortedAccordingTo(Comparator.comparingDouble(Step::distances));
    int ef = curve.at(FLOOR, 10).efSearch();
    SearchParameters effort = SearchParameters.defaults().withKnob(Sidecar.EF_SEARCH, ef);
    Searcher searcher = graph.searcher();
    ExactOracle oracle = ExactOracle.l2(rows);
    double sum = 0;
    float[][] queries = population.sample(200, 2);
    for (float[] query : queries) {
      int[] found = searcher.search(Query.of(query, 10).withParameters(effort)).ordinals();
      sum += Recall.ofDistances(oracle, query, 10, found);
    }
    assertThat(sum / queries.length)
        .as("recall@10 at efSearch %d, 200 queries, 4,000 rows, seeds 1, 2, 3", ef)
        .isGreaterThanOrEqualTo(FLOOR);
  }
}
