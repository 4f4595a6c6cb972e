package dev.akin.core.pq;

import dev.akin.core.quantizer.QuantizerShape;
import java.util.Optional;

/**
 * The variant of a written quantizer: M, plus 65,536 if codes have 4 bits, plus 131,072 if they are
 * chosen by the score-aware loss.
 */
record PqVariant(PqShape shape, boolean scoreAware) {
  private static final int FOUR_BITS = 1 << 16;
  private static final int SCORE_AWARE = 1 << 17;

  static int of(PqShape shape, boolean scoreAware) {
    return shape.subQuantizers()
        + (shape.bits() == 4 ? FOUR_BITS : 0)
        + (scoreAware ? SCORE_AWARE : 0);
  }

  /** What a number means; empty if nothing. */
  static Optional<PqVariant> parse(QuantizerShape written) {
    int variant = written.variant();
    int subQuantizers = variant & (FOUR_BITS - 1);
    boolean known = (variant & -(2 * SCORE_AWARE)) == 0;
    if (!known
        || subQuantizers < 1
        || subQuantizers > Math.min(written.dimension(), PqShape.MAX_SUB_QUANTIZERS)) {
      return Optional.empty();
    }
    int bits = (variant & FOUR_BITS) == 0 ? 8 : 4;
    return Optional.of(
        new PqVariant(
            new PqShape(written.dimension(), subQuantizers, bits), (variant & SCORE_AWARE) != 0));
  }
}
