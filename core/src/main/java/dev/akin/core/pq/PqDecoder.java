package dev.akin.core.pq;

import dev.akin.core.quantizer.CodeDecoder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Puts the centroids of a code together. Owned by one thread. */
final class PqDecoder implements CodeDecoder {
  private final ProductQuantizer quantizer;
  private final MemorySegment codes;
  private final int[] chosen;
  private int origin;

  PqDecoder(ProductQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.chosen = new int[quantizer.shape().subQuantizers()];
  }

  @Override
  public void origin(int number) {
    origin = quantizer.origins().require(number);
  }

  @Override
  public void decode(long offset, int places, int place, float[] target) {
    PqShape shape = quantizer.shape();
    for (int m = 0; m < chosen.length; m++) {
      long at = offset + shape.codeOffset(shape.row(m), places, place);
      int bits = codes.get(ValueLayout.JAVA_BYTE, at);
      chosen[m] = bits >>> shape.codeShift(m) & (shape.centroids() - 1);
    }
    quantizer.codebooks().decode(chosen, target);
    quantizer.origins().addTo(target, origin);
  }
}
