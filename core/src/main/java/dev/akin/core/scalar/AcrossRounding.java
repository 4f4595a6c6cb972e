package dev.akin.core.scalar;

/**
 * Rounds the values of a row so that the error lies across the row, not along it: what inner
 * products with near queries need.
 *
 * <p>The idea: an error e = x̂ − x changes ⟨q, x⟩ by ⟨x, e⟩ + ⟨q − x, e⟩. The first term is the
 * same for every query and by far the larger one where q is near x; it is the reason for which a
 * score counts errors along x more than those across (Guo et al., ICML 2020, §3). Rounded to the
 * nearest code, e is a random direction. Rounding a value that lies halfway between two codes to
 * the other one changes ‖e‖ hardly, and ⟨x, e⟩ by x_i times a step; of d values there are always
 * some whose changes add up to −⟨x, e⟩. So
 *
 * <pre>
 *   ‖e‖² + d · ⟨x, e⟩² / ‖x‖²
 * </pre>
 *
 * <p>is made smaller value by value, those nearest to halfway first, until its second part is a
 * hundredth of the first. The weight is that of queries at a distance of ‖x‖: for a random
 * direction of q − x, ⟨q − x, e⟩² is ‖x‖² ‖e‖² / d on average.
 *
 * <p>When it fails: in few dimensions no changes add up; then rounding stays what it was. Owned by
 * one thread.
 */
final class AcrossRounding implements Rounding {
  /** How far from its code, in steps, a value must lie to be changed: pass by pass less. */
  private static final double[] LEAST_SHARES = {0.4, 0.2, 0};

  /** What may be left of the part along the row, of the whole. */
  private static final double ENOUGH = 0.01;

  private final IntegerCode code;

  /** e. */
  private final double[] errors;

  /** What ⟨x, e⟩² counts. */
  private double weight;

  /** ⟨x, e⟩. */
  private double along;

  AcrossRounding(IntegerCode code) {
    this.code = code;
    this.errors = new double[code.dimension()];
  }

  /** Changes some codes to their neighbors. */
  @Override
  public void improve(float[] vector, float[] residual, int[] codes) {
    double norm = 0;
    double squares = 0;
    along = 0;
    for (int i = 0; i < codes.length; i++) {
      errors[i] = (double) code.value(i, codes[i]) - residual[i];
      norm += (double) vector[i] * vector[i];
      squares += errors[i] * errors[i];
      along += vector[i] * errors[i];
    }
    // The zero vector has no direction.
    weight = norm == 0 ? 0 : codes.length / norm;
    for (double share : LEAST_SHARES) {
      for (int i = 0; i < codes.length && weight * along * along > ENOUGH * squares; i++) {
        if (Math.abs(errors[i]) >= share * code.step(i)) {
          change(vector, codes, i);
        }
      }
    }
  }

  /** Takes the code on the other side of a value, if that makes the loss smaller. */
  private void change(float[] vector, int[] codes, int i) {
    double error = errors[i];
    double step = code.step(i);
    int other = error < 0 ? codes[i] + 1 : codes[i] - 1;
    double changed = along + vector[i] * (error < 0 ? step : -step);
    double cost = step * (step - 2 * Math.abs(error));
    // Beyond half a step a value was changed before, or lies outside of the codes' range.
    if (Math.abs(error) <= 0.5 * step
        && other >= 0
        && other <= code.packing().mask()
        && cost < weight * (along * along - changed * changed)) {
      codes[i] = other;
      errors[i] += error < 0 ? step : -step;
      along = changed;
    }
  }
}
