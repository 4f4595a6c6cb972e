package dev.akin.core.pq;

import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.vector.Metric;
import java.util.Optional;

/**
 * What the number in a written quantizer's shape says: M, plus 65,536 if codes have 4 bits, plus
 * 131,072 if they are chosen by the score-aware loss, plus 262,144 if blocks hold shares under
 * cosine, which they did not at first.
 */
record PqVariant(PqShape shape, boolean scoreAware, Estimate estimate) {
  private static final int FOUR_BITS = 1 << 16;
  private static final int SCORE_AWARE = 1 << 17;
  private static final int COSINE_SHARES = 1 << 18;

  /** The number. */
  int number(int origins) {
    boolean flagged = estimate == Estimate.COSINE && holdsShares(origins);
    return shape.subQuantizers()
        + (shape.bits() == 4 ? FOUR_BITS : 0)
        + (scoreAware ? SCORE_AWARE : 0)
        + (flagged ? COSINE_SHARES : 0);
  }

  /**
   * Whether blocks hold, behind their codes, what each code alone contributes to a distance: with
   * them tables of 256 entries are made once per query, not per origin.
   */
  boolean holdsShares(int origins) {
    return shape.bits() == 8 && estimate.isSquared() && origins > 1;
  }

  /**
   * What a number means; empty if nothing.
   *
   * @param origins what codes are relative to, how many
   */
  static Optional<PqVariant> parse(QuantizerShape written, int origins) {
    int number = written.variant();
    int subQuantizers = number & (FOUR_BITS - 1);
    boolean known = (number & -(2 * COSINE_SHARES)) == 0;
    if (!known
        || subQuantizers < 1
        || subQuantizers > Math.min(written.dimension(), PqShape.MAX_SUB_QUANTIZERS)) {
      return Optional.empty();
    }
    int bits = (number & FOUR_BITS) == 0 ? 8 : 4;
    PqVariant variant =
        new PqVariant(
            new PqShape(written.dimension(), subQuantizers, bits),
            (number & SCORE_AWARE) != 0,
            Estimate.of(written.metric()));
    boolean flagged = (number & COSINE_SHARES) != 0;
    boolean holdsShares = written.metric() == Metric.COSINE && variant.holdsShares(origins);
    if (flagged == holdsShares) {
      return Optional.of(variant);
    }
    return holdsShares ? Optional.of(variant.former()) : Optional.empty();
  }

  private PqVariant former() {
    return new PqVariant(shape, scoreAware, Estimate.FORMER_COSINE);
  }
}
