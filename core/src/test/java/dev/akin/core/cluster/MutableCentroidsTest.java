package dev.akin.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.cluster.KMeansParameters.Effort;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MutableCentroidsTest {
  private static final VectorDistribution POPULATION = VectorDistribution.clustered(20, 12, 7);

  @SeededTest(5)
  void stepsAreThoseOfKMeans(Seed seed) {
    VectorSet rows = VectorSet.copyOf(POPULATION.sample(700, seed.value()));
    MutableCentroids centroids = MutableCentroids.drawn(rows, 9, seed.value());
    for (int steps = 1; steps <= 4; steps++) {
      centroids.step(rows);
      KMeansParameters parameters =
          KMeansParameters.of(9).withEffort(new Effort(steps, 256)).withSeed(seed.value());
      VectorSet expected = KMeans.train(rows, parameters, Workers.of(1)).vectors();
      assertThat(values(centroids.vectors())).isDeepEqualTo(values(expected));
    }
  }

  /** Rows that turn by 30° a step: error and centroids are those of rows that stand still. */
  @Test
  void centroidsFollowRowsThatMove() {
    float[][] rows = VectorDistribution.clustered(2, 5, 3).sample(1_000, 1);
    VectorSet still = VectorSet.copyOf(rows);
    MutableCentroids centroids = MutableCentroids.drawn(still, 5, 1);
    for (int step = 0; step < 20; step++) {
      centroids.step(still);
    }
    double error = error(centroids, still);
    for (int step = 0; step < 12; step++) {
      VectorSet turned = turned(rows, Math.toRadians(30 * (step + 1)));
      centroids.step(turned);
      centroids.step(turned);
      assertThat(error(centroids, turned)).isLessThan(1.2 * error);
    }
  }

  @Test
  void centroidsWithoutRowsGoWhereTheErrorIs() {
    // Nine rows in ten are equal, so nearly all centroids start at the same place.
    float[][] rows = VectorDistribution.uniform(8).sample(1_000, 1);
    Arrays.fill(rows, 0, 900, rows[0]);
    VectorSet set = VectorSet.copyOf(rows);
    MutableCentroids centroids = MutableCentroids.drawn(set, 40, 1);
    centroids.step(set);
    assertThat(withoutRows(centroids.members())).isGreaterThan(30);
    for (int step = 0; step < 10; step++) {
      centroids.step(set);
    }
    assertThat(withoutRows(centroids.members())).isLessThan(4);
  }

  @Test
  void asManyCentroidsAsRowsAreTheRows() {
    VectorSet rows = VectorSet.copyOf(POPULATION.sample(6, 1));
    MutableCentroids centroids = MutableCentroids.drawn(rows, 6, 1);
    centroids.step(rows);
    assertThat(values(centroids.vectors())).isDeepEqualTo(values(rows));
    assertThat(centroids.members().positions()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void moreCentroidsThanRowsAreRefused() {
    VectorSet rows = VectorSet.copyOf(POPULATION.sample(6, 1));
    assertThatThrownBy(() -> MutableCentroids.drawn(rows, 7, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 centroids drawn from 6 rows: 1 to as many are possible");
  }

  private static VectorSet turned(float[][] rows, double angle) {
    float[][] turned = new float[rows.length][2];
    for (int i = 0; i < rows.length; i++) {
      turned[i][0] = (float) (rows[i][0] * Math.cos(angle) - rows[i][1] * Math.sin(angle));
      turned[i][1] = (float) (rows[i][0] * Math.sin(angle) + rows[i][1] * Math.cos(angle));
    }
    return VectorSet.copyOf(turned);
  }

  private static long withoutRows(Members members) {
    long count = 0;
    for (int cluster = 0; cluster < members.clusters(); cluster++) {
      count += members.size(cluster) == 0 ? 1 : 0;
    }
    return count;
  }

  /** The mean squared distance of rows to the centroids that the last step gave them. */
  private static double error(MutableCentroids centroids, VectorSet rows) {
    float[][] points = values(centroids.vectors());
    float[][] values = values(rows);
    Members members = centroids.members();
    double squares = 0;
    for (int cluster = 0; cluster < members.clusters(); cluster++) {
      for (int at = members.starts()[cluster]; at < members.starts()[cluster + 1]; at++) {
        float[] row = values[members.positions()[at]];
        for (int i = 0; i < row.length; i++) {
          squares += Math.pow((double) row[i] - points[cluster][i], 2);
        }
      }
    }
    return squares / rows.size();
  }

  private static float[][] values(VectorSet rows) {
    float[][] values = new float[rows.size()][rows.dimension()];
    for (int i = 0; i < values.length; i++) {
      rows.copyTo(i, values[i]);
    }
    return values;
  }
}
