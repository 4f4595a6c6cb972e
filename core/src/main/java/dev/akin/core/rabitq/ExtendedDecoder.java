package dev.akin.core.rabitq;

import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** c + P (scale · y), see {@link RaBitQDecoder}. Owned by one thread. */
final class ExtendedDecoder implements CodeDecoder {
  private static final ValueLayout.OfLong SIGNS =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final RaBitQuantizer quantizer;
  private final ExtendedLayout layout;
  private final MemorySegment codes;
  private final float[] rotated;
  private int origin;

  ExtendedDecoder(RaBitQuantizer quantizer, ExtendedLayout layout, MemorySegment codes) {
    this.quantizer = quantizer;
    this.layout = layout;
    this.codes = codes;
    this.rotated = new float[layout.padded()];
  }

  @Override
  public void origin(int number) {
    origin = quantizer.centres().require(number);
  }

  @Override
  public void decode(int block, int place, float[] target) {
    long base = (long) block * layout.blockBytes();
    float scale = codes.get(VectorSet.VALUE, base + layout.scaleOffset(place));
    float middle = ((1 << layout.bits()) - 1) / 2f;
    for (int i = 0; i < rotated.length; i++) {
      int wordOffset = CodeBlock.wordOffset(quantizer.dimension(), place, i / Long.SIZE);
      int code = (int) (codes.get(SIGNS, base + wordOffset) >>> i & 1) << (layout.bits() - 1);
      for (ExtendedLayout.Group group : layout.groups()) {
        long row = base + group.offset() + place * group.packing().bytes(rotated.length);
        int word = codes.get(WORD, row + (long) Integer.BYTES * group.packing().word(i));
        code |= (word >>> group.packing().shift(i) & group.packing().mask()) << group.shift();
      }
      rotated[i] = scale * (code - middle);
    }
    quantizer.restore(rotated, origin, target);
  }
}
