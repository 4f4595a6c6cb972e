package dev.akin.core.rabitq;

import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The vectors that the estimates of inner products speak of: c + P (scale · (2b − 1)), since ⟨r, s⟩
 * ≈ scale · ⟨2b − 1, s⟩. Its norm is larger than the row's, which the scorer knows apart. Owned by
 * one thread.
 */
final class RaBitQDecoder implements CodeDecoder {
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final RaBitQuantizer quantizer;
  private final MemorySegment codes;
  private final float[] rotated;
  private int origin;

  RaBitQDecoder(RaBitQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.rotated = new float[CodeBlock.padded(quantizer.dimension())];
  }

  @Override
  public void origin(int origin) {
    this.origin = quantizer.centres().require(origin);
  }

  @Override
  public void decode(long offset, int places, int place, float[] target) {
    CodeBlock block = new CodeBlock(quantizer.dimension(), places);
    float scale = codes.get(VectorSet.VALUE, offset + block.factorOffset(CodeBlock.SCALE, place));
    for (int i = 0; i < rotated.length; i++) {
      long word = codes.get(WORD, offset + block.wordOffset(place, i / Long.SIZE));
      rotated[i] = (word >>> i & 1) == 0 ? -scale : scale;
    }
    quantizer.restore(rotated, origin, target);
  }
}
