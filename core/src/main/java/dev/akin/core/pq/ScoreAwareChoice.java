package dev.akin.core.pq;

import dev.akin.core.kernel.TableKernels;

/**
 * Codes of least score-aware loss, by coordinate descent (Guo et al., ICML 2020, §4.1): from the
 * nearest centroids on, one sub-quantizer after the other takes the centroid that is best beside
 * the others, until a pass changes nothing. Owned by one thread.
 */
final class ScoreAwareChoice implements CodeChoice {
  private static final int PASSES = 10;

  private final Codebooks codebooks;
  private final ScoreAwareLoss loss;
  private final float[] part;
  private final float[] values;

  /** ‖rₘ − centroid‖² of every centroid, {@code [subQuantizers][centroids]}. */
  private final float[][] distances;

  /** ⟨centroid, uₘ⟩ with u = x / ‖x‖. */
  private final float[][] products;

  ScoreAwareChoice(Codebooks codebooks) {
    PqShape shape = codebooks.shape();
    this.codebooks = codebooks;
    this.loss = ScoreAwareLoss.ofDimension(shape.dimension());
    this.part = new float[shape.width()];
    this.values = new float[shape.centroids()];
    this.distances = new float[shape.subQuantizers()][shape.centroids()];
    this.products = new float[shape.subQuantizers()][shape.centroids()];
  }

  @Override
  public void choose(float[] vector, float[] residual, int[] codes) {
    float perNorm = inverseNorm(vector);
    double parallel = 0; // ⟨r − r̂, u⟩
    for (int i = 0; i < vector.length; i++) {
      parallel += (double) residual[i] * vector[i] * perNorm;
    }
    for (int m = 0; m < codes.length; m++) {
      System.arraycopy(residual, m * part.length, part, 0, part.length);
      codebooks.squaredL2(m, part, distances[m]);
      codes[m] = TableKernels.smallest(distances[m]);
      for (int i = 0; i < part.length; i++) {
        int at = m * part.length + i;
        part[i] = at < vector.length ? vector[at] * perNorm : 0;
      }
      codebooks.dot(m, part, products[m]);
      parallel -= products[m][codes[m]];
    }
    descend((float) parallel, codes);
  }

  private void descend(float start, int[] codes) {
    float parallel = start;
    boolean changed = true;
    for (int pass = 0; changed && pass < PASSES; pass++) {
      changed = false;
      for (int m = 0; m < codes.length; m++) {
        float without = parallel + products[m][codes[m]];
        int best = best(m, without);
        // Only for what is smaller: equal ones would take turns.
        if (values[best] < values[codes[m]]) {
          codes[m] = best;
          changed = true;
        }
        parallel = without - products[m][codes[m]];
      }
    }
  }

  /** The best centroid of a sub-quantizer where the others leave a parallel error. */
  private int best(int m, float without) {
    float[] squares = distances[m];
    float[] along = products[m];
    float extra = loss.extra();
    for (int k = 0; k < values.length; k++) {
      float left = without - along[k];
      values[k] = squares[k] + extra * left * left;
    }
    return TableKernels.smallest(values);
  }

  /** 1 / ‖x‖; 0 for the zero vector, which has no direction. */
  static float inverseNorm(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
  }
}
