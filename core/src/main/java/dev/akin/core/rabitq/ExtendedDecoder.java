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
  public void decode(long offset, int places, int place, float[] target) {
    float scale = codes.get(VectorSet.VALUE, offset + layout.scaleOffset(places, place));
    float middle = ((1 << layout.bits()) - 1) / 2f;
    CodeBlock leading = layout.leading(places);
    for (int i = 0; i < rotated.length; i++) {
      long signs = codes.get(SIGNS, offset + leading.wordOffset(place, i / Long.SIZE));
      int code = (int) (signs >>> i & 1) << (layout.bits() - 1);
      for (ExtendedLayout.Group group : layout.groups()) {
        long bytes = group.packing().bytes(rotated.length);
        long row = offset + layout.groupOffset(group, places) + place * bytes;
        int word = codes.get(WORD, row + (long) Integer.BYTES * group.packing().word(i));
        code |= (word >>> group.packing().shift(i) & group.packing().mask()) << group.shift();
      }
      rotated[i] = scale * (code - middle);
    }
    quantizer.restore(rotated, origin, target);
  }
}
