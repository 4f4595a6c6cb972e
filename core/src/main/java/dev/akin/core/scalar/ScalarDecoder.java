package dev.akin.core.scalar;

import dev.akin.core.quantizer.CodeDecoder;
import java.lang.foreign.MemorySegment;

/** Decodes rows of blocks. Owned by one thread. */
final class ScalarDecoder implements CodeDecoder {
  private final ScalarQuantizer quantizer;
  private final MemorySegment codes;
  private int origin;

  ScalarDecoder(ScalarQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.codes = codes;
  }

  @Override
  public void origin(int number) {
    origin = quantizer.origins().require(number);
  }

  @Override
  public void decode(long offset, int places, int place, float[] target) {
    quantizer.code().decode(codes, offset + place * quantizer.code().rowBytes(), target);
    quantizer.origins().addTo(target, origin);
  }
}
