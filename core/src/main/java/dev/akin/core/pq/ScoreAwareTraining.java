package dev.akin.core.pq;

import dev.akin.core.parallel.BuildStage;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;

/**
 * Codebooks of least score-aware loss (Guo et al., ICML 2020, §4.2): from those of plain k-means
 * on, codes and centroids are chosen in turn.
 *
 * <p>With all codes fixed the loss is quadratic in the centroids. The paper solves one system for
 * all of them, M · K · w unknowns; here the sub-quantizers are solved one after the other with the
 * others fixed (block Gauss–Seidel), which falls apart into one system of w unknowns per centroid:
 *
 * <pre>
 *   (n I + (η − 1) Σ uₘ uₘᵀ) centroid = Σ rₘ + (η − 1) pₘ uₘ
 * </pre>
 *
 * <p>over its n rows, with u = x / ‖x‖ and pₘ the parallel error that the other sub-quantizers
 * leave. Rows are shared among threads for the codes, centroids for the systems; each sum is of one
 * thread, in the order of rows, so the number of threads changes nothing.
 */
final class ScoreAwareTraining {
  private static final int ROUNDS = 6;

  /** Rows that a thread takes at once. */
  private static final int GRAIN = 16;

  private final PqShape shape;
  private final TrainingSet set;
  private final int[] rows;
  private final float extra;
  private final float[] perNorm;
  private final int[][] codes;

  /** ⟨r − r̂, u⟩ of each row. */
  private final double[] parallel;

  private ScoreAwareTraining(PqShape shape, TrainingSet set, int[] rows) {
    this.shape = shape;
    this.set = set;
    this.rows = rows;
    this.extra = ScoreAwareLoss.ofDimension(shape.dimension()).extra();
    this.perNorm = new float[rows.length];
    this.codes = new int[rows.length][shape.subQuantizers()];
    this.parallel = new double[rows.length];
  }

  /**
   * Improves codebooks.
   *
   * @param columns {@code [subQuantizers][width * centroids]}, changed in place
   * @param rows rows of the sample to learn from
   */
  static void improve(PqShape shape, TrainingSet set, int[] rows, float[][] columns) {
    ScoreAwareTraining training = new ScoreAwareTraining(shape, set, rows);
    int steps = ROUNDS * (shape.subQuantizers() + 1);
    BuildStage stage = set.options().workers().stage("score-aware codebooks", steps);
    for (int round = 0; round < ROUNDS; round++) {
      training.chooseCodes(new Codebooks(shape, columns));
      stage.advance(1);
      for (int m = 0; m < shape.subQuantizers(); m++) {
        training.solve(m, columns[m]);
        stage.advance(1);
      }
    }
    stage.end();
  }

  private void chooseCodes(Codebooks codebooks) {
    set.options()
        .workers()
        .run(rows.length, GRAIN, thread -> new Choice(codebooks), Choice::choose);
  }

  /** Chooses the codes of rows, with the scratch of one thread. */
  private final class Choice {
    private final Codebooks codebooks;
    private final ScoreAwareChoice choice;
    private final float[] vector = new float[shape.dimension()];
    private final float[] residual = new float[shape.padded()];

    Choice(Codebooks codebooks) {
      this.codebooks = codebooks;
      this.choice = new ScoreAwareChoice(codebooks);
    }

    void choose(int i) {
      set.sample().copyTo(rows[i], vector);
      set.residual(rows[i], residual);
      choice.choose(vector, residual, codes[i]);
      perNorm[i] = ScoreAwareChoice.inverseNorm(vector);
      double along = 0;
      for (int j = 0; j < vector.length; j++) {
        int m = j / shape.width();
        float decoded = codebooks.value(m, codes[i][m], j % shape.width());
        along += (double) (residual[j] - decoded) * vector[j];
      }
      parallel[i] = along * perNorm[i];
    }
  }

  /** Replaces the centroids of a sub-quantizer; one without rows stays. */
  private void solve(int m, float[] columns) {
    int[][] members = members(m);
    set.options()
        .workers()
        .run(
            members.length,
            1,
            thread -> new Solution(m, columns),
            (solution, k) -> solution.replace(k, members[k]));
  }

  /** Solves the systems of single centroids, with the scratch of one thread. */
  private final class Solution {
    private final int m;
    private final float[] columns;
    private final CentroidSystem system = new CentroidSystem(shape.width());
    private final float[] residual = new float[shape.width()];
    private final float[] direction = new float[shape.width()];

    Solution(int m, float[] columns) {
      this.m = m;
      this.columns = columns;
    }

    void replace(int k, int[] members) {
      system.clear();
      for (int i : members) {
        parts(i, m, residual, direction);
        parallel[i] += product(columns, k, direction);
        system.add(residual, direction, extra, parallel[i]);
      }
      if (members.length > 0) {
        replaceCentroid(columns, k, system.solution());
      }
      for (int i : members) {
        parts(i, m, residual, direction);
        parallel[i] -= product(columns, k, direction);
      }
    }
  }

  private int[][] members(int m) {
    int[] counts = new int[shape.centroids()];
    for (int[] code : codes) {
      counts[code[m]]++;
    }
    int[][] members = new int[counts.length][];
    for (int k = 0; k < counts.length; k++) {
      members[k] = new int[counts[k]];
    }
    for (int i = rows.length - 1; i >= 0; i--) {
      members[codes[i][m]][--counts[codes[i][m]]] = i;
    }
    return members;
  }

  /** The m-th parts of a row's residual and of its direction u. */
  private void parts(int i, int m, float[] residual, float[] direction) {
    VectorSet sample = set.sample();
    VectorSet origins = set.origins();
    int first = m * shape.width();
    long rowAt = sample.offset(rows[i]);
    long originAt = origins.offset(set.assignment()[rows[i]]);
    for (int j = 0; j < residual.length; j++) {
      long at = 4L * (first + j);
      boolean inside = first + j < shape.dimension();
      float value = inside ? sample.segment().get(VectorSet.VALUE, rowAt + at) : 0;
      float origin = inside ? origins.segment().get(VectorSet.VALUE, originAt + at) : 0;
      residual[j] = value - origin;
      direction[j] = value * perNorm[i];
    }
  }

  private double product(float[] columns, int k, float[] direction) {
    double sum = 0;
    for (int j = 0; j < direction.length; j++) {
      sum += (double) columns[j * shape.centroids() + k] * direction[j];
    }
    return sum;
  }

  private void replaceCentroid(float[] columns, int k, double[] centroid) {
    for (int j = 0; j < centroid.length; j++) {
      columns[j * shape.centroids() + k] = (float) centroid[j];
    }
  }
}
