package dev.akin.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.cluster.KMeansParameters.Constraint;
import dev.akin.core.cluster.KMeansParameters.Effort;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KMeansTest {
  private static final VectorDistribution POPULATION = VectorDistribution.clustered(20, 12, 7);

  @SeededTest(5)
  void rowsGoToTheNearestCentroid(Seed seed) {
    float[][] rows = POPULATION.sample(1_000, seed.value());
    Centroids centroids = train(rows, KMeansParameters.of(37).withSeed(seed.value()));
    double[][] points = points(centroids);
    int[] labels = centroids.assign(VectorSet.copyOf(rows), Workers.of(2));
    for (int i = 0; i < rows.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (double[] point : points) {
        nearest = Math.min(nearest, squares(rows[i], point));
      }
      assertThat(squares(rows[i], points[labels[i]])).isCloseTo(nearest, within(1e-4 * nearest));
    }
  }

  @SeededTest(5)
  void anIterationIsAStepOfLloyd(Seed seed) {
    float[][] rows = POPULATION.sample(800, seed.value());
    KMeansParameters parameters = KMeansParameters.of(9).withSeed(seed.value());
    double[][] before = points(train(rows, parameters.withIterations(3)));
    double[][] after = points(train(rows, parameters.withIterations(4)));
    double[][] expected = lloydStep(rows, before);
    for (int centroid = 0; centroid < expected.length; centroid++) {
      for (int i = 0; i < expected[centroid].length; i++) {
        assertThat(after[centroid][i]).isCloseTo(expected[centroid][i], within(1e-5));
      }
    }
  }

  @Test
  void itFindsSeparatedClusters() {
    float[][] rows = VectorDistribution.clustered(30, 10, 3).sample(2_000, 1);
    Centroids centroids = train(rows, KMeansParameters.of(20).withIterations(20));
    // Within a cluster of spread 0.3 the squared distance to the mean is 30 · 0.09 on average.
    assertThat(meanError(rows, centroids)).isLessThan(1.05 * 30 * 0.09);
  }

  @ParameterizedTest
  @EnumSource(Constraint.class)
  void anyNumberOfThreadsGivesTheSameCentroids(Constraint constraint) {
    VectorSet rows = VectorSet.copyOf(units(POPULATION.sample(3_000, 1)));
    KMeansParameters batches =
        KMeansParameters.of(25).withConstraint(constraint).withEffort(new Effort(5, 50));
    for (KMeansParameters parameters :
        new KMeansParameters[] {batches, batches.withEffort(new Effort(5, 256))}) {
      Centroids expected = KMeans.train(rows, parameters, Workers.of(1));
      for (int threads : new int[] {1, 2, 4}) {
        Centroids actual = KMeans.train(rows, parameters, Workers.of(threads));
        assertThat(points(actual)).isDeepEqualTo(points(expected));
        assertThat(actual.assign(rows, Workers.of(threads)))
            .isEqualTo(expected.assign(rows, Workers.of(1)));
      }
    }
  }

  @Test
  void anotherSeedGivesOtherCentroids() {
    float[][] rows = POPULATION.sample(500, 1);
    KMeansParameters parameters = KMeansParameters.of(5).withIterations(1);
    assertThat(points(train(rows, parameters.withSeed(1))))
        .isNotEqualTo(points(train(rows, parameters.withSeed(2))));
  }

  @Test
  void clustersThatStartEmptyAreFilledFromTheLargest() {
    // Nine rows in ten are equal, so nearly all centroids start at the same place.
    float[][] rows = VectorDistribution.uniform(8).sample(1_000, 1);
    Arrays.fill(rows, 0, 900, rows[0]);
    Centroids centroids = train(rows, KMeansParameters.of(40).withIterations(10));
    int[] sizes = sizes(centroids, rows);
    assertThat(Arrays.stream(sizes).filter(size -> size == 0).count()).isLessThan(8);
    assertThat(Arrays.stream(sizes).max().orElseThrow()).isGreaterThanOrEqualTo(900);
  }

  @Test
  void miniBatchesComeCloseToAllRows() {
    float[][] rows = VectorDistribution.lowIntrinsicDimension(32, 10, 7).sample(20_000, 1);
    KMeansParameters full = KMeansParameters.of(32).withEffort(new Effort(10, 1_000));
    double allRows = meanError(rows, train(rows, full));
    double batches = meanError(rows, train(rows, full.withEffort(new Effort(10, 64))));
    assertThat(batches).isLessThan(1.05 * allRows);
  }

  @Test
  void balancedClustersAreOfLikeSize() {
    // Half of the rows in one of ten clusters.
    float[][] rows = POPULATION.sample(4_000, 1);
    float[][] dense = VectorDistribution.clustered(20, 1, 3).sample(2_000, 2);
    System.arraycopy(dense, 0, rows, 0, dense.length);
    KMeansParameters plain = KMeansParameters.of(16).withIterations(20);
    int[] free = sizes(train(rows, plain), rows);
    int[] even = sizes(train(rows, plain.withConstraint(Constraint.BALANCED)), rows);
    assertThat(Arrays.stream(even).max().orElseThrow())
        .as("balanced %s, free %s", Arrays.toString(even), Arrays.toString(free))
        .isLessThan(2 * rows.length / 16);
    assertThat(imbalance(even) - 1).isLessThan(0.8 * (imbalance(free) - 1));
  }

  @Test
  void sphericalCentroidsHaveUnitLength() {
    float[][] rows = units(POPULATION.sample(1_000, 1));
    KMeansParameters parameters = KMeansParameters.of(10).withConstraint(Constraint.SPHERICAL);
    for (double[] point : points(train(rows, parameters))) {
      assertThat(squares(new float[20], point)).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(Constraint.class)
  void equalRowsHaveOneCentroidManyTimes(Constraint constraint) {
    float[][] rows = new float[500][];
    Arrays.fill(rows, Metric.COSINE.prepare(new float[] {3, 1, -2}));
    Centroids centroids =
        train(rows, KMeansParameters.of(7).withConstraint(constraint).withIterations(5));
    for (double[] point : points(centroids)) {
      assertThat(squares(rows[0], point)).isLessThan(1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16})
  void fewRowsAreTheirOwnCentroids(int count) {
    float[][] rows = VectorDistribution.uniform(5).sample(count, 1);
    Centroids centroids = train(rows, KMeansParameters.of(16));
    assertThat(centroids.vectors().size()).isEqualTo(16);
    int[] labels = centroids.assign(VectorSet.copyOf(rows), Workers.of(1));
    for (int i = 0; i < count; i++) {
      assertThat(labels[i]).isEqualTo(i);
    }
  }

  @Test
  void oneDimensionIsEnough() {
    float[][] rows = VectorDistribution.uniform(1).sample(2_000, 1);
    Centroids centroids = train(rows, KMeansParameters.of(4).withIterations(50));
    // Four equal parts of [-1, 1) leave (1/4)² / 3 each.
    assertThat(meanError(rows, centroids)).isCloseTo(1.0 / 48, within(0.002));
  }

  @Test
  void whatCannotBeClusteredIsRefusedWithNumbers() {
    assertThatThrownBy(() -> KMeansParameters.of(0)).hasMessageStartingWith("0 clusters: 1 to");
    assertThatThrownBy(() -> KMeansParameters.of(2).withIterations(0))
        .hasMessageStartingWith("0 iterations");
    VectorSet none = VectorSet.builder(3, 0).build();
    assertThatThrownBy(() -> KMeans.train(none, KMeansParameters.of(4), Workers.of(1)))
        .hasMessageStartingWith("4 clusters of no rows");
    VectorSet three = VectorSet.copyOf(new float[][] {{1, 2, 3}});
    VectorSet two = VectorSet.copyOf(new float[][] {{1, 2}});
    Centroids centroids = KMeans.train(three, KMeansParameters.of(1), Workers.of(1));
    assertThatThrownBy(() -> centroids.assign(two, Workers.of(1)))
        .hasMessage("rows of dimension 2, the centroids have 3");
    assertThatThrownBy(() -> centroids.assign(three, Workers.of(0)))
        .hasMessageStartingWith("0 threads");
  }

  private static Centroids train(float[][] rows, KMeansParameters parameters) {
    return KMeans.train(VectorSet.copyOf(rows), parameters, Workers.of(2));
  }

  private static double[][] lloydStep(float[][] rows, double[][] points) {
    double[][] sums = new double[points.length][points[0].length];
    int[] counts = new int[points.length];
    for (float[] row : rows) {
      int nearest = 0;
      for (int i = 1; i < points.length; i++) {
        if (squares(row, points[i]) < squares(row, points[nearest])) {
          nearest = i;
        }
      }
      counts[nearest]++;
      for (int i = 0; i < row.length; i++) {
        sums[nearest][i] += row[i];
      }
    }
    for (int centroid = 0; centroid < points.length; centroid++) {
      for (int i = 0; i < points[centroid].length; i++) {
        sums[centroid][i] /= counts[centroid];
      }
    }
    return sums;
  }

  private static double[][] points(Centroids centroids) {
    VectorSet vectors = centroids.vectors();
    double[][] points = new double[vectors.size()][vectors.dimension()];
    float[] row = new float[vectors.dimension()];
    for (int i = 0; i < points.length; i++) {
      vectors.copyTo(i, row);
      for (int j = 0; j < row.length; j++) {
        points[i][j] = row[j];
      }
    }
    return points;
  }

  private static double meanError(float[][] rows, Centroids centroids) {
    double[][] points = points(centroids);
    double sum = 0;
    for (float[] row : rows) {
      sum += Arrays.stream(points).mapToDouble(point -> squares(row, point)).min().orElseThrow();
    }
    return sum / rows.length;
  }

  private static int[] sizes(Centroids centroids, float[][] rows) {
    int[] sizes = new int[centroids.vectors().size()];
    for (int label : centroids.assign(VectorSet.copyOf(rows), Workers.of(1))) {
      sizes[label]++;
    }
    return sizes;
  }

  /** k · Σ share²: 1 if all sizes are equal (Jégou 2011, the imbalance factor). */
  private static double imbalance(int[] sizes) {
    double total = Arrays.stream(sizes).sum();
    return sizes.length * Arrays.stream(sizes).mapToDouble(s -> s / total * (s / total)).sum();
  }

  private static float[][] units(float[][] rows) {
    return Arrays.stream(rows).map(Metric.COSINE::prepare).toArray(float[][]::new);
  }

  private static double squares(float[] row, double[] point) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += (row[i] - point[i]) * (row[i] - point[i]);
    }
    return sum;
  }
}
