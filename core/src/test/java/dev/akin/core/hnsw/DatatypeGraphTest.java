package dev.akin.core.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.graph.CompactGraph;
import dev.akin.core.graph.MutableGraph;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.DatatypeRows;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs over rows of every datatype: 1,500 vectors on an 8-d subspace of 40, seeds 1 and 2. */
final class DatatypeGraphTest {
  private static final int DIMENSION = 40;
  private static final int K = 10;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 8, 7);
  private static final HnswParameters PARAMETERS = HnswParameters.defaults().withM(16);

  @TempDir private Path folder;

  /** Numbers around 128 for uint8, whole ones for the rows. */
  private static float[][] vectors(Datatype datatype, int count, long seed) {
    float[][] vectors = POPULATION.sample(count, seed);
    if (datatype == Datatype.UINT8) {
      for (float[] vector : vectors) {
        for (int i = 0; i < DIMENSION; i++) {
          vector[i] = Math.clamp(Math.round(128 + 30 * vector[i]), 0, 255);
        }
      }
    }
    return vectors;
  }

  @ParameterizedTest
  @EnumSource(Datatype.class)
  void graphsAreBuiltSearchedSavedAndOpened(Datatype datatype) throws IOException {
    float[][] rows = vectors(datatype, 1_500, 1);
    rows[1_000] = rows[5].clone(); // Equal rows are found by their bytes.
    for (Metric metric : new Metric[] {Metric.L2, Metric.DOT, Metric.L1}) {
      VectorSet set = DatatypeRows.set(datatype, metric, rows);
      HnswGraph graph = HnswGraph.build(set, metric, PARAMETERS, 2);
      assertThat(graph.islands()).isEmpty();
      // What a graph over the same values as floats finds; products of positive numbers are hard.
      VectorSet floats = VectorSet.copyOf(DatatypeRows.decoded(set));
      double floor = recall(HnswGraph.build(floats, metric, PARAMETERS, 2), datatype) - 0.02;
      assertThat(floor).isGreaterThan(metric == Metric.DOT ? 0.6 : 0.96);
      assertThat(recall(graph, datatype)).as("%s", metric).isGreaterThanOrEqualTo(floor);
      Path path = folder.resolve(metric + ".akin");
      graph.save(path);
      try (HnswGraph opened = HnswGraph.open(path, set, metric)) {
        assertThat(recall(opened, datatype)).isGreaterThanOrEqualTo(floor);
      }
    }
  }

  private static double recall(HnswGraph graph, Datatype datatype) {
    ExactOracle oracle =
        ExactOracle.of(graph.metric().toString(), DatatypeRows.decoded(graph.vectors()));
    float[][] queries = vectors(datatype, 60, 2);
    Searcher searcher = graph.searcher();
    double recall = 0;
    for (float[] query : queries) {
      SearchResult found = searcher.search(Query.of(query, K));
      assertThat(found.statistics().visited()).as("a walk").isPositive();
      recall += Recall.ofDistances(oracle, query, K, found.ordinals()) / queries.length;
    }
    return recall;
  }

  @ParameterizedTest
  @EnumSource(Datatype.class)
  void graphsThatChangeKeepTheirDatatype(Datatype datatype) {
    float[][] rows = vectors(datatype, 1_200, 1);
    VectorSet set = DatatypeRows.set(datatype, Metric.L2, rows);
    MutableGraph changing = HnswGraph.build(set, Metric.L2, PARAMETERS, 2).mutableCopy();
    for (float[] added : vectors(datatype, 200, 3)) {
      changing.add(added);
    }
    for (int ordinal = 0; ordinal < 400; ordinal++) {
      changing.delete(ordinal);
    }
    changing.consolidate(2);
    assertThat(changing.unreachable()).isZero();
    CompactGraph compact = changing.copy(2);
    assertThat(compact.vectors().datatype()).isEqualTo(datatype);
    assertThat(compact.vectors().size()).isEqualTo(1_000);
    float[] row = new float[DIMENSION];
    compact.vectors().copyTo(0, row);
    assertThat(row).isEqualTo(datatype.round(rows[400]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flat", "HNSW16", "IVF4,Flat", "SQ8", "RR,HNSW16", "RaBitQ,RFlat"})
  void indexesOfFactoryStringsTakeFloats(String specification) {
    VectorSet set = DatatypeRows.set(Datatype.FLOAT16, Metric.L2, vectors(Datatype.FLOAT16, 50, 1));
    assertThatThrownBy(() ->
            Indexes.build(new BuildRequest(specification, set, Metric.L2, BuildOptions.defaults())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only float32 is taken here; SQfp16 and SQ8");
  }
}
