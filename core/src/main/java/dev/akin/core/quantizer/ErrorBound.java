package dev.akin.core.quantizer;

/**
 * How many standard deviations of an estimate's error count as possible: ε₀ of Theorem 3.2 in Gao
 * &amp; Long, SIGMOD 2024 (RaBitQ).
 *
 * <p>The theorem bounds the failure on both sides by 2·exp(−c₀ε₀²). What matters to a search is one
 * side: a neighbor is lost if its estimate lies more than ε₀ deviations above its distance. The
 * error is a projection onto a random direction, whose tails are lighter than a normal
 * distribution's, so that happens with probability at most ½·exp(−ε₀²/2).
 */
public final class ErrorBound {
  /** The ε₀ of the paper's experiments (§5.1). */
  public static final double PAPER = 1.9;

  private ErrorBound() {}

  /** The ε₀ at which an estimate is at most that far above its distance with a probability. */
  public static double epsilon(double probability) {
    return Math.sqrt(Math.max(0, -2 * Math.log(2 * (1 - probability))));
  }

  /** The probability that an ε₀ guarantees, at least. */
  public static double probability(double epsilon) {
    return 1 - Math.exp(-epsilon * epsilon / 2) / 2;
  }
}
