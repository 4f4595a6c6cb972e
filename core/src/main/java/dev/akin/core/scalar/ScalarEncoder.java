package dev.akin.core.scalar;

import dev.akin.core.quantizer.CodeEncoder;
import java.lang.foreign.MemorySegment;

/** Encodes residuals as rows. Owned by one thread. */
final class ScalarEncoder implements CodeEncoder {
  private final ScalarQuantizer quantizer;
  private final RowEncoder rows;
  private int origin;

  ScalarEncoder(ScalarQuantizer quantizer) {
    this.quantizer = quantizer;
    this.rows = new RowEncoder(quantizer);
  }

  @Override
  public void origin(int number) {
    origin = quantizer.origins().require(number);
  }

  @Override
  public void encode(float[] vector, byte[] code) {
    rows.encode(vector, origin, MemorySegment.ofArray(code), 0);
  }
}
