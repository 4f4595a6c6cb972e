package dev.akin.core.opq;

import dev.akin.core.cluster.MutableCentroids;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.linear.PolarFactor;
import dev.akin.core.linear.SecondMoment;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.transform.LinearMap;
import dev.akin.core.transform.LinearTransform;
import dev.akin.core.transform.MappedRows;
import dev.akin.core.transform.PrincipalAxes;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.util.function.IntConsumer;

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
 *            or the values as they stand, whichever leaves codebooks the smaller error
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
 * <p>When it fails: on data whose values stand in a good order already (gradient histograms), it
 * gains little; a rotation spreads exact zeros and small integers over all values.
 */
final class OpqTraining {
  /** Turns of one step of k-means and one rotation; FAISS takes 50, with four steps in each. */
  private static final int TURNS = 25;

  /** Steps of k-means at the start. */
  private static final int FIRST_STEPS = 6;

  private static final int CENTROIDS = 256;
  private static final int MOST_ROWS = 16_384;
  private static final int ROWS_PER_CENTROID = 4;
  private static final int ROWS_PER_DIMENSION = 2;

  /** How much of the rotation before is added, in units of the sum's norm. */
  private static final double DAMPING = 1e-4;

  private final VectorSet rows;
  private final Parts parts;
  private final BuildOptions options;
  private final MutableCentroids[] codebooks;
  private LinearMap rotation;

  /** Begins with a rotation, and with the codebooks that suit it. */
  private OpqTraining(VectorSet rows, Parts parts, BuildOptions options, double[][] rotation) {
    this.rows = rows;
    this.parts = parts;
    this.options = options;
    this.codebooks = new MutableCentroids[parts.count()];
    this.rotation = LinearMap.of(new double[rows.dimension()], rotation);
    VectorSet rotated = rotated();
    forEachPart(part -> codebooks[part] = start(values(rotated, part), part));
  }

  /** The rotation, {@code [dimension][dimension]}. */
  static double[][] train(VectorSet sample, int subQuantizers, BuildOptions options) {
    double[] mean = SecondMoment.mean(sample);
    PrincipalAxes axes = PrincipalAxes.of(sample, mean, sample.dimension(), options);
    Parts parts = new Parts(sample.dimension(), subQuantizers);
    double[][] dealt = new double[sample.dimension()][];
    double[][] none = new double[sample.dimension()][sample.dimension()];
    int[] order = EigenvalueAllocation.order(axes.variances(), parts);
    for (int i = 0; i < order.length; i++) {
      dealt[i] = axes.axes()[order[i]];
      none[i][i] = 1;
    }
    VectorSet rows = centred(sample, mean);
    if (rows.size() < ROWS_PER_DIMENSION * rows.dimension()) {
      return dealt;
    }
    OpqTraining turned = new OpqTraining(rows, parts, options, dealt);
    OpqTraining plain = new OpqTraining(rows, parts, options, none);
    return (plain.error() < turned.error() ? plain : turned).improve();
  }

  private double[][] improve() {
    BuildStage stage = options.workers().stage("rotation", TURNS);
    for (int turn = 0; turn < TURNS; turn++) {
      VectorSet rotated = rotated();
      double[][] products = new double[rows.dimension()][rows.dimension()];
      forEachPart(part -> {
        VectorSet values = values(rotated, part);
        codebooks[part].step(values);
        PartProducts.fill(codebooks[part], rows, products, parts.from(part));
      });
      damp(products, rotation.matrix());
      VectorSet target = LinearMap.of(new double[rows.dimension()], products).matrix();
      rotation = new LinearMap(rotation.center(), PolarFactor.of(target, options.threads()));
      stage.advance(1);
    }
    stage.end();
    return PolarFactor.polished(rotation.matrix(), options.threads());
  }

  private MutableCentroids start(VectorSet values, int part) {
    int centroids = Math.clamp(values.size() / ROWS_PER_CENTROID, 1, CENTROIDS);
    MutableCentroids codebook = MutableCentroids.drawn(values, centroids, options.seed() + part);
    for (int step = 0; step < FIRST_STEPS; step++) {
      codebook.step(values);
    }
    return codebook;
  }

  /** The squared error of all parts, as their last steps found it. */
  private double error() {
    double error = 0;
    for (int part = 0; part < codebooks.length && parts.width(part) > 0; part++) {
      error += codebooks[part].error();
    }
    return error;
  }

  /** Works on parts by several threads. Those behind the last value are empty and left out. */
  private void forEachPart(IntConsumer work) {
    options
        .workers()
        .run(
            parts.count(),
            1,
            part -> {
              if (parts.width(part) > 0) {
                work.accept(part);
              }
            });
  }

  /** A part's values of all rows. */
  private VectorSet values(VectorSet rotated, int part) {
    VectorSet.Builder values = VectorSet.builder(parts.width(part), rotated.size());
    float[] row = new float[rotated.dimension()];
    float[] own = new float[parts.width(part)];
    for (int i = 0; i < rotated.size(); i++) {
      rotated.copyTo(i, row);
      System.arraycopy(row, parts.from(part), own, 0, own.length);
      values.add(own);
    }
    return values.build();
  }

  private VectorSet rotated() {
    LinearTransform.Name name = new LinearTransform.Name("rotation", 0);
    LinearTransform transform = new LinearTransform(name, rotation, Metric.L2, true);
    return MappedRows.of(transform, rows, options.workers().silent()).rows();
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
