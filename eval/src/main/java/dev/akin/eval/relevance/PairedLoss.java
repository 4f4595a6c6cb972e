package dev.akin.eval.relevance;

import java.util.Arrays;

/**
 * How much worse one way of answering is than another at the same queries.
 *
 * <p>Differences are taken query by query, so that what makes a query hard for both does not widen
 * the interval: two ways may be told apart whose own intervals overlap.
 *
 * @param mean of the losses; below 0 where there is a gain
 * @param plusMinus half the width of its 95 % interval (normal, which a mean of hundreds of bounded
 *     differences is near to)
 */
public record PairedLoss(double mean, double plusMinus) {
  private static final double Z = 1.959963984540054;

  /** The loss over queries. */
  static PairedLoss of(double[] losses) {
    if (losses.length < 2) {
      return new PairedLoss(Arrays.stream(losses).sum(), 1); // Differences are no larger.
    }
    double mean = Arrays.stream(losses).average().orElse(0);
    double squares = Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
    double deviation = Math.sqrt(squares / (losses.length - 1));
    return new PairedLoss(mean, Z * deviation / Math.sqrt(losses.length));
  }

  /** Whether the loss cannot be chance. */
  public boolean isMeasurable() {
    return mean - plusMinus > 0;
  }
}
