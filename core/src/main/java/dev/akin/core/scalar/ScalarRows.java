package dev.akin.core.scalar;

import dev.akin.core.quantizer.RowCodeScorer;
import dev.akin.core.quantizer.RowQuantizer;
import java.lang.foreign.MemorySegment;

/** The rows of a quantizer's blocks: block b, place p is row {@code b * blockSize + p}. */
record ScalarRows(ScalarQuantizer quantizer) implements RowQuantizer {
  @Override
  public long rowBytes() {
    return quantizer.code().rowBytes();
  }

  @Override
  public void encode(float[] row, MemorySegment codes, long offset) {
    new RowEncoder(quantizer).encode(row, 0, codes, offset);
  }

  @Override
  public RowCodeScorer scorer(MemorySegment codes) {
    return new ScalarRowScorer(quantizer, codes);
  }
}
