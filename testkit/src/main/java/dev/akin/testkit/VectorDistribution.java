package dev.akin.testkit;

import java.util.SplittableRandom;

/**
 * A population of vectors from which base rows and queries are drawn with separate seeds.
 *
 * <p>The population itself (its cluster centres, its subspace) is fixed when it is made; {@link
 * #sample} draws from it. So queries follow the distribution of the data without being part of it:
 *
 * <pre>{@code
 * VectorDistribution population = VectorDistribution.clustered(128, 50, 7);
 * float[][] base = population.sample(10_000, 1);
 * float[][] queries = population.sample(100, 2);
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 */
public final class VectorDistribution {
  /** Standard deviation inside a cluster, against 1 between the centres. */
  private static final double CLUSTER_SPREAD = 0.3;

  /** Noise outside the subspace of {@link #lowIntrinsicDimension}, against 1 inside. */
  private static final double AMBIENT_NOISE = 0.01;

  /** Tail index of the norms of {@link #heavyTailedNorms}: finite mean, infinite variance. */
  private static final double TAIL_INDEX = 1.5;

  private final int dimension;
  private final Draw draw;

  @FunctionalInterface
  private interface Draw {
    void into(float[] row, SplittableRandom random);
  }

  private VectorDistribution(int dimension, Draw draw) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension " + dimension + ", at least 1 needed");
    }
    this.dimension = dimension;
    this.draw = draw;
  }

  /** Components independent and uniform in [-1, 1): the hardest case, without any structure. */
  public static VectorDistribution uniform(int dimension) {
    return new VectorDistribution(
        dimension,
        (row, random) -> {
          for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextDouble(-1, 1);
          }
        });
  }

  /** A mixture of {@code clusters} equal spherical Gaussians around standard normal centres. */
  public static VectorDistribution clustered(int dimension, int clusters, long seed) {
    float[][] centres = gaussian(clusters, dimension, 1, new SplittableRandom(seed));
    return new VectorDistribution(
        dimension,
        (row, random) -> {
          float[] centre = centres[random.nextInt(clusters)];
          for (int i = 0; i < row.length; i++) {
            row[i] = (float) (centre[i] + CLUSTER_SPREAD * random.nextGaussian());
          }
        });
  }

  /**
   * A Gaussian on a random linear subspace of {@code intrinsic} dimensions, with a little noise
   * outside it: what embeddings look like to an index.
   */
  public static VectorDistribution lowIntrinsicDimension(int dimension, int intrinsic, long seed) {
    double scale = 1 / Math.sqrt(intrinsic);
    float[][] axes = gaussian(intrinsic, dimension, scale, new SplittableRandom(seed));
    return new VectorDistribution(
        dimension,
        (row, random) -> {
          for (float[] axis : axes) {
            float coordinate = (float) random.nextGaussian();
            for (int i = 0; i < row.length; i++) {
              row[i] += coordinate * axis[i];
            }
          }
          for (int i = 0; i < row.length; i++) {
            row[i] += (float) (AMBIENT_NOISE * random.nextGaussian());
          }
        });
  }

  /**
   * Uniform directions with Pareto norms (least 1, tail index 1.5): a few rows dominate every inner
   * product.
   */
  public static VectorDistribution heavyTailedNorms(int dimension) {
    return new VectorDistribution(
        dimension,
        (row, random) -> {
          double squares = 0;
          for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextGaussian();
            squares += row[i] * row[i];
          }
          double norm = Math.pow(1 - random.nextDouble(), -1 / TAIL_INDEX);
          for (int i = 0; i < row.length; i++) {
            row[i] *= (float) (norm / Math.sqrt(squares));
          }
        });
  }

  /** Rows of this population that repeat: every row is one of {@code distinct} fixed ones. */
  public VectorDistribution repeating(int distinct, long seed) {
    float[][] pool = sample(distinct, seed);
    return new VectorDistribution(
        dimension,
        (row, random) -> System.arraycopy(pool[random.nextInt(distinct)], 0, row, 0, row.length));
  }

  /** The length of the vectors. */
  public int dimension() {
    return dimension;
  }

  /** Draws {@code [count][dimension]} vectors; the same seed gives the same vectors. */
  public float[][] sample(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][dimension];
    for (float[] row : rows) {
      draw.into(row, random);
    }
    return rows;
  }

  private static float[][] gaussian(
      int count, int dimension, double deviation, SplittableRandom random) {
    float[][] rows = new float[count][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (float) (deviation * random.nextGaussian());
      }
    }
    return rows;
  }
}
