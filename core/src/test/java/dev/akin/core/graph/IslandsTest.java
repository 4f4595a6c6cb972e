package dev.akin.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Data that leaves parts of a graph behind unless a build sees to it; seeds 1 to 4. Insertion alone
 * left, under l2, 2841, 425, 623, 3457, 9 and 45 nodes out of reach, in the order below.
 */
final class IslandsTest {
  private static final int DIMENSION = 24;

  /** Rows, and M. */
  enum Rows {
    ALL_EQUAL(8, 3_000) {
      @Override
      float[][] rows() {
        float[][] rows = new float[count][];
        Arrays.fill(rows, VectorDistribution.uniform(DIMENSION).sample(1, 1)[0]);
        return rows;
      }
    },
    HUNDRED_COPIES_OF_EACH(16, 5_000) {
      @Override
      float[][] rows() {
        return VectorDistribution.uniform(DIMENSION).repeating(50, 2).sample(count, 1);
      }
    },
    TEN_COPIES_OF_EACH_WITH_FEW_LINKS(4, 5_000) {
      @Override
      float[][] rows() {
        return VectorDistribution.uniform(DIMENSION).repeating(500, 2).sample(count, 1);
      }
    },
    NINE_OF_TEN_ARE_COPIES_OF_TEN(16, 5_000) {
      @Override
      float[][] rows() {
        float[][] rows = VectorDistribution.uniform(DIMENSION).sample(count, 1);
        for (int i = 0; i < count; i++) {
          rows[i] = i % 10 == 0 ? rows[i] : rows[i * 7 % 10];
        }
        return rows;
      }
    },
    NINE_OF_TEN_ARE_ALMOST_COPIES(8, 5_000) {
      @Override
      float[][] rows() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] rows = NINE_OF_TEN_ARE_COPIES_OF_TEN.rows();
        for (int i = 0; i < rows.length; i++) {
          rows[i] = rows[i].clone();
          for (int j = 0; j < DIMENSION; j++) {
            rows[i][j] += (float) (1e-4 * random.nextGaussian());
          }
        }
        return rows;
      }
    },
    CLUSTERED_WITH_FEW_LINKS(3, 5_000) {
      @Override
      float[][] rows() {
        return VectorDistribution.clustered(DIMENSION, 100, 4).sample(count, 1);
      }
    };

    final int m;
    final int count;

    Rows(int m, int count) {
      this.m = m;
      this.count = count;
    }

    abstract float[][] rows();
  }

  @ParameterizedTest
  @EnumSource(Rows.class)
  void everyNodeIsReached(Rows rows) {
    VectorSet vectors = VectorSet.copyOf(rows.rows());
    for (Metric metric : new Metric[] {Metric.L2, Metric.DOT}) {
      LayeredGraph graph =
          LayeredGraph.build(
              vectors, metric, GraphParameters.defaults().withM(rows.m), Workers.of(2));
      assertThat(graph.islands()).as("%s under %s", rows, metric).isEmpty();
      assertThat(graph.statistics().unreachable()).isZero();
    }
  }
}
