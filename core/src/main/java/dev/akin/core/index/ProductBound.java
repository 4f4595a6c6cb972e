package dev.akin.core.index;

import dev.akin.core.vector.Metric;

/**
 * How far scores of the matrix product may be off, and so how many of the best must be compared
 * once more.
 *
 * <p>The product path ranks rows by a score ŝ that rises as the distance falls: ⟨x, q⟩ − ½‖x‖² for
 * l2, ⟨x, q⟩ else. The answer ranks by the distance D̂ of the single-pair kernel. Both are rounded:
 * with u = 2⁻²⁴, m = d + 4 and γ = m·u / (1 − m·u) (Higham, Accuracy and Stability of Numerical
 * Algorithms, §3.1: no sum of d products, in whatever order, with or without fused multiply-add,
 * has more than m roundings on the way of one term)
 *
 * <pre>
 *   |ŝ − s| ≤ E = γ (‖x‖‖q‖ + ½‖x‖²)   l2        |D̂ − D| ≤ γ D     l2
 *   |ŝ − s| ≤ E = γ ‖x‖‖q‖             dot        |D̂ − D| ≤ E       dot
 *                                                 |D̂ − D| ≤ E + 2u  cosine
 * </pre>
 *
 * <p>Let σ be the k-th best ŝ. Those k rows have s ≥ σ − E, so for l2 their D ≤ B = ‖q‖² − 2σ + 2E,
 * and the k-th D̂ of all is at most (1 + γ)B. A row with a D̂ no larger has D ≤ (1 + γ)/(1 − γ) B ≤
 * (1 + 3γ)B, hence ŝ ≥ σ − 2E − 1.5 γB. For dot likewise ŝ ≥ σ − 4E, for cosine σ − 4E − 4u. Rows
 * below are not in the answer, not even by a tie.
 *
 * @param metric what distances are
 * @param dimension d
 * @param largestNorm the largest ‖x‖ of all rows
 */
record ProductBound(Metric metric, int dimension, double largestNorm) {
  private static final double UNIT = 0x1p-24;

  /** What a product or sum that underflows may lose. */
  private static final double LEAST = 0x1p-149;

  /** Where squares of sums of two norms stay below, so that no float overflows. */
  private static final double LARGEST = Float.MAX_VALUE / 4;

  /** Whether all intermediate values of a query of a norm are far from overflow. */
  boolean holds(double queryNorm) {
    double sum = queryNorm + largestNorm;
    return sum * sum < LARGEST && roundings() * UNIT < 0.1;
  }

  /** The score that rows must reach to be compared once more, given the k-th best of all scores. */
  float limit(double kth, double queryNorm) {
    double gamma = roundings() * UNIT / (1 - roundings() * UNIT);
    double error = gamma * largestNorm * queryNorm + roundings() * LEAST;
    double limit =
        switch (metric) {
          case L2 -> {
            error += gamma * largestNorm * largestNorm / 2;
            double farthest = Math.max(queryNorm * queryNorm - 2 * kth + 2 * error, 0);
            yield kth - 2 * error - 1.5 * gamma * farthest;
          }
          case DOT -> kth - 4 * error;
          case COSINE -> kth - 4 * error - 4 * UNIT;
          case L1 -> throw metric.withoutInnerProduct();
        };
    return Math.nextDown((float) limit);
  }

  private double roundings() {
    return dimension + 4.0;
  }
}
