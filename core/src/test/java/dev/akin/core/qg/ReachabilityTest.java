package dev.akin.core.qg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.Indexes;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReachabilityTest {
  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void everyNodeOfClustersFarApartCanBeReached(Metric metric) {
    float[][] rows = VectorDistribution.clustered(16, 200, 3).sample(4_000, 1);
    requireReachable(rows, metric);
  }

  @Test
  void everyNodeOfNoiseCanBeReached() {
    requireReachable(VectorDistribution.uniform(128).sample(4_000, 1), Metric.L2);
  }

  @Test
  void everyCopyOfOneVectorCanBeReached() {
    float[][] rows = new float[3_000][];
    Arrays.fill(rows, new float[] {1, 2, 3});
    requireReachable(rows, Metric.L2);
  }

  @Test
  void everyCopyAmongFewDifferentVectorsCanBeReached() {
    float[][] rows = VectorDistribution.uniform(8).repeating(300, 3).sample(3_000, 4);
    requireReachable(rows, Metric.L2);
  }

  @Test
  void numbersOnALineCanBeReached() {
    float[][] rows = new float[5_000][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = i;
    }
    try (QgIndex index = (QgIndex) Indexes.build("QG32", rows, Metric.L2)) {
      assertThat(index.unreachable()).isZero();
      SearchParameters walk = SearchParameters.defaults().withKnob("efSearch", 64);
      SearchResult result =
          index.searcher().search(Query.of(new float[] {3_210.2f}, 3).withParameters(walk));
      assertThat(result.statistics().visited()).isPositive();
      assertThat(result.ordinals()).containsExactly(3_210, 3_211, 3_209);
    }
  }

  @Test
  void nodesThatNobodyLinkedAreLinked() {
    float[][] rows = VectorDistribution.uniform(20).sample(200, 1);
    VectorSet vectors = VectorSet.copyOf(rows);
    CodeSpace space = CodeSpace.of(vectors, 1);
    Records records = Records.of(vectors);
    VectorSet rotated = space.rotate(vectors, Workers.of(1));
    QgWorker worker = new QgWorker(records, rotated);
    for (int node = 0; node < 200; node++) {
      worker.link(node, new long[0]);
      worker.encode(node);
    }
    assertThat(Reachability.count(records, 7)).isEqualTo(1);
    assertThat(new Reachability(records, worker, 40).repair(7)).isEqualTo(199);
    assertThat(Reachability.count(records, 7)).isEqualTo(200);
  }

  private static void requireReachable(float[][] rows, Metric metric) {
    try (Index index = Indexes.build("QG32", rows, metric)) {
      assertThat(((QgIndex) index).unreachable()).isZero();
    }
  }
}
