package dev.akin.core.pq;

import dev.akin.core.quantizer.RowCodeScorer;
import dev.akin.core.quantizer.RowQuantizer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** 8-bit codes one after the other: code m of a row is its byte m, rounded up to 4 bytes. */
record PqRows(ProductQuantizer quantizer) implements RowQuantizer {
  @Override
  public long rowBytes() {
    return (quantizer.shape().subQuantizers() + 3) / 4 * 4L;
  }

  @Override
  public void encode(float[] row, MemorySegment codes, long offset) {
    float[] residual = new float[quantizer.shape().padded()];
    int[] chosen = new int[quantizer.shape().subQuantizers()];
    quantizer.origins().subtract(0, row, residual);
    quantizer.choice().choose(row, residual, chosen);
    codes.asSlice(offset, rowBytes()).fill((byte) 0);
    for (int m = 0; m < chosen.length; m++) {
      codes.set(ValueLayout.JAVA_BYTE, offset + m, (byte) chosen[m]);
    }
  }

  @Override
  public RowCodeScorer scorer(MemorySegment codes) {
    return new PqRowScorer(this, codes);
  }
}
