package dev.akin.core.pq;

import dev.akin.core.vector.Metric;

/** How a distance is estimated from the vector x̂ that a code stands for. */
enum Estimate {
  /** ‖q − x̂‖². */
  L2(Metric.L2),

  /** −⟨q, x̂⟩. */
  DOT(Metric.DOT),

  /**
   * ½‖q − x̂‖², which of unit vectors is 1 − ⟨q, x⟩. An error e = x̂ − x counts by ⟨q − x, e⟩ and
   * ½‖e‖², not by ⟨q, e⟩, which is larger the nearer q is to x.
   */
  COSINE(Metric.COSINE),

  /** 1 − ⟨q, x̂⟩: cosine in lists of 8-bit codes that were written without shares. */
  FORMER_COSINE(Metric.COSINE);

  private final Metric metric;

  Estimate(Metric metric) {
    this.metric = metric;
  }

  /** How distances of a metric are estimated by new codes. */
  static Estimate of(Metric metric) {
    return switch (metric) {
      case L2 -> L2;
      case DOT -> DOT;
      case COSINE -> COSINE;
      case L1 -> throw metric.withoutInnerProduct();
    };
  }

  Metric metric() {
    return metric;
  }

  /** Whether it is a squared distance, times {@link #factor()}. */
  boolean isSquared() {
    return this == L2 || this == COSINE;
  }

  /** What a squared distance counts. */
  float factor() {
    return this == COSINE ? 0.5f : 1;
  }

  /** What the distance is where the inner product is zero. */
  float constant() {
    return this == FORMER_COSINE ? 1 : 0;
  }
}
