package dev.akin.core.ivf;

import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;

/** Copies rows. Owned by one thread. */
final class FlatCodeEncoder implements CodeEncoder {
  @Override
  public void origin(int origin) {
    // Values are relative to nothing.
  }

  @Override
  public void encode(float[] vector, byte[] code) {
    MemorySegment.copy(
        vector, 0, MemorySegment.ofArray(code), VectorSet.VALUE, 0, code.length / Float.BYTES);
  }
}
