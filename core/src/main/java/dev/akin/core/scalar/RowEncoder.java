package dev.akin.core.scalar;

import dev.akin.core.vector.Metric;
import java.lang.foreign.MemorySegment;

/** Turns vectors into rows of codes. Owned by one thread. */
final class RowEncoder {
  private final ScalarQuantizer quantizer;
  private final Rounding rounding;
  private final float[] residual;
  private final int[] chosen;

  RowEncoder(ScalarQuantizer quantizer) {
    this.quantizer = quantizer;
    // Under l2 an error counts alike in all directions.
    this.rounding =
        quantizer.metric() == Metric.L2 ? Rounding.NEAREST : quantizer.code().roundingForProducts();
    this.residual = new float[quantizer.dimension()];
    this.chosen = new int[quantizer.dimension()];
  }

  /** Writes a vector's row relative to an origin. */
  void encode(float[] vector, int origin, MemorySegment codes, long offset) {
    quantizer.origins().subtract(origin, vector, residual);
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = quantizer.code().code(i, residual[i]);
    }
    rounding.improve(vector, residual, chosen);
    quantizer.code().pack(chosen, codes, offset);
  }
}
