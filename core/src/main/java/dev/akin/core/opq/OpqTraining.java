package dev.akin.core.opq;

import dev.akin.core.index.BuildOptions;
import dev.akin.core.linear.PolarFactor;
import dev.akin.core.linear.SecondMoment;
import dev.akin.core.parallel.Workers;
import dev.akin.core.transform.LinearMap;
import dev.akin.core.transform.LinearTransform;
import dev.akin.core.transform.MappedRows;
import dev.akin.core.transform.PrincipalAxes;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * Learns a rotation under which product codes lose least (Ge, He, Ke &amp; Sun, CVPR 2013,
 * "Optimized Product Quantization for Approximate Nearest Neighbor Search").
 *
 * <p>The idea: cutting a vector into parts loses least if the parts vary equally and independently
 * of each other. A rotation can bring that about, and what is best for given codes is known in
 * closed form, so rotation and codes are improved in turn:
 *
 * <pre>
 *   start    principal axes, dealt out so that the parts have equal products of variances     (§3.2)
 *   repeat   x̂ᵢ = R xᵢ; codebooks and codes of x̂ by k-means, from where they were; yᵢ = decoded
 *            R = argmin Σ ‖yᵢ − R xᵢ‖² = U Vᵀ,  U S Vᵀ = Σ yᵢ xᵢᵀ                            (§3.1)
 * </pre>
 *
 * <p>Deviations from the paper: rows are centred while learning (the rotation applies to raw ones);
 * U Vᵀ is found by {@link PolarFactor} instead of a singular value decomposition, with a little of
 * the rotation before added, which decides directions in which rows do not vary; Σ yᵢ xᵢᵀ is added
 * up by code, d · n · M additions instead of n · d² multiplications. Of more than 16,384 rows an
 * even share is taken; with fewer than two rows per dimension the start is all that is learned.
 *
 * <p>When it fails: on data whose parts are alike already (gradient histograms), it gains little; a
 * rotation spreads exact zeros and small integers over all values.
 */
final class OpqTraining {
  /** Turns of rotation and codes; FAISS takes 50, with four steps of k-means in each. */
  private static final int ITERATIONS = 25;

  /** Steps of k-means at the start, and in every turn. */
  private static final int FIRST_STEPS = 6;

  private static final int STEPS = 1;

  private static final int CENTROIDS = 256;

  /** Registers hold 16 centroids. */
  private static final int STEP_OF_CENTROIDS = 16;

  private static final int MOST_ROWS = 16_384;
  private static final int ROWS_PER_CENTROID = 4;
  private static final int ROWS_PER_DIMENSION = 2;

  /** How much of the rotation before is added, in units of the sum's norm. */
  private static final double DAMPING = 1e-4;

  private final VectorSet rows;
  private final Parts parts;
  private final BuildOptions options;
  private final PartCodebook[] codebooks;

  private OpqTraining(VectorSet rows, Parts parts, BuildOptions options) {
    this.rows = rows;
    this.parts = parts;
    this.options = options;
    this.codebooks = new PartCodebook[parts.count()];
    int worth = rows.size() / ROWS_PER_CENTROID / STEP_OF_CENTROIDS * STEP_OF_CENTROIDS;
    int centroids = Math.clamp(worth, STEP_OF_CENTROIDS, CENTROIDS);
    for (int part = 0; part < codebooks.length; part++) {
      codebooks[part] =
          new PartCodebook(parts.from(part), parts.width(part), rows.size(), centroids);
    }
  }

  /** The rotation, {@code [dimension][dimension]}. */
  static double[][] train(VectorSet sample, int subQuantizers, BuildOptions options) {
    double[] mean = SecondMoment.mean(sample);
    PrincipalAxes axes = PrincipalAxes.of(sample, mean, sample.dimension(), options);
    Parts parts = new Parts(sample.dimension(), subQuantizers);
    double[][] start = new double[sample.dimension()][];
    int[] order = EigenvalueAllocation.order(axes.variances(), parts);
    for (int i = 0; i < order.length; i++) {
      start[i] = axes.axes()[order[i]];
    }
    VectorSet rows = centred(sample, mean);
    if (rows.size() < ROWS_PER_DIMENSION * rows.dimension()) {
      return start;
    }
    return new OpqTraining(rows, parts, options).improve(start);
  }

  private double[][] improve(double[][] start) {
    double[] zero = new double[rows.dimension()];
    LinearMap rotation = LinearMap.of(zero, start);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      VectorSet rotated = rotate(rotation);
      double[][] products = new double[rows.dimension()][rows.dimension()];
      int steps = iteration == 0 ? FIRST_STEPS : STEPS;
      Workers.of(options.threads())
          .runRanges(
              codebooks.length,
              1,
              (from, to) -> {
                // Parts behind the last value are empty and have nothing to learn.
                for (int part = from; part < to && parts.width(part) > 0; part++) {
                  codebooks[part].improve(rotated, steps);
                  codebooks[part].correlate(rows, products);
                }
              });
      damp(products, rotation.matrix());
      VectorSet target = LinearMap.of(zero, products).matrix();
      rotation = new LinearMap(rotation.center(), PolarFactor.of(target, options.threads()));
    }
    return PolarFactor.polished(rotation.matrix(), options.threads());
  }

  private VectorSet rotate(LinearMap rotation) {
    LinearTransform.Name name = new LinearTransform.Name("rotation", 0);
    LinearTransform transform = new LinearTransform(name, rotation, Metric.L2, true);
    return MappedRows.of(transform, rows, options.threads()).rows();
  }

  /** Divides by the norm and adds a little of the rotation before. */
  private static void damp(double[][] products, VectorSet rotation) {
    double squares = 0;
    for (double[] row : products) {
      for (double value : row) {
        squares += value * value;
      }
    }
    double scale = squares == 0 ? 1 : 1 / Math.sqrt(squares);
    float[] before = new float[rotation.dimension()];
    for (int i = 0; i < products.length; i++) {
      rotation.copyTo(i, before);
      for (int j = 0; j < before.length; j++) {
        products[i][j] = scale * products[i][j] + DAMPING * before[j];
      }
    }
  }

  /** An even share of the sample around its mean. */
  private static VectorSet centred(VectorSet sample, double[] mean) {
    int size = Math.min(sample.size(), MOST_ROWS);
    VectorSet.Builder centred = VectorSet.builder(sample.dimension(), size);
    float[] row = new float[sample.dimension()];
    for (int i = 0; i < size; i++) {
      sample.copyTo((int) ((long) i * sample.size() / size), row);
      for (int j = 0; j < row.length; j++) {
        row[j] -= (float) mean[j];
      }
      centred.add(row);
    }
    return centred.build();
  }
}
