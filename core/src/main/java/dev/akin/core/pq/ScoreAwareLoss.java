package dev.akin.core.pq;

/**
 * The score-aware quantization loss (Guo et al., "Accelerating Large-Scale Inference with
 * Anisotropic Vector Quantization", ICML 2020, §3): an error e of a vector x costs
 *
 * <pre>
 *   ‖e⊥‖² + η ‖e∥‖² = ‖e‖² + (η − 1) ⟨e, x/‖x‖⟩²,    η = (d − 1) T² / (1 − T²)
 * </pre>
 *
 * <p>because only the part along x changes inner products with the queries for which x scores high:
 * those at a cosine above T (Theorem 3.3 for the weight w(t) = [t ≥ T]). T is relative to the norm,
 * so η is the same for all vectors; T = 0.2 as in the paper's experiments (§5).
 *
 * @param extra η − 1, what the parallel part costs more, at least 0
 */
record ScoreAwareLoss(float extra) {
  private static final double THRESHOLD = 0.2;

  static ScoreAwareLoss ofDimension(int dimension) {
    double squared = THRESHOLD * THRESHOLD;
    double eta = (dimension - 1) * squared / (1 - squared);
    return new ScoreAwareLoss((float) Math.max(eta - 1, 0));
  }
}
