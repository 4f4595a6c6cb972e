package dev.akin.core.rabitq;

import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Encodes the leading bits as {@link RaBitQEncoder}, and the lower ones behind them. */
final class ExtendedEncoder implements CodeEncoder {
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final RaBitQEncoder leading;
  private final ExtendedLayout layout;
  private final CodeSearch search;

  ExtendedEncoder(RaBitQuantizer quantizer, ExtendedLayout layout) {
    this.leading = new RaBitQEncoder(quantizer);
    this.layout = layout;
    this.search = new CodeSearch(layout.padded(), layout.bits());
  }

  @Override
  public void origin(int origin) {
    leading.origin(origin);
  }

  @Override
  public void encode(float[] vector, byte[] code) {
    Arrays.fill(code, (byte) 0);
    leading.encode(vector, code);
    float[] residual = leading.residual();
    search.search(residual);
    MemorySegment target = MemorySegment.ofArray(code);
    for (ExtendedLayout.Group group : layout.groups()) {
      writeLowerBits(group, target, residual);
    }
    double squares = 0;
    for (float value : residual) {
      squares += (double) value * value;
    }
    double scale = squares == 0 ? 0 : squares / search.product();
    double missed = Math.max(scale * scale * search.squares() - squares, 0);
    double error =
        Math.sqrt(missed / (residual.length - 1)) + RaBitQEncoder.ROUNDING * Math.sqrt(squares);
    target.set(VectorSet.VALUE, layout.scaleOffset(1, 0), (float) scale);
    target.set(VectorSet.VALUE, layout.errorOffset(1, 0), (float) error);
  }

  /**
   * Of a negative coordinate the levels count downwards: y = code − (2ᴮ − 1) / 2 for both signs.
   */
  private void writeLowerBits(ExtendedLayout.Group group, MemorySegment target, float[] residual) {
    int row = layout.groupOffset(group, 1);
    for (int i = 0; i < residual.length; i++) {
      int level = search.level(i);
      boolean negative = Float.floatToRawIntBits(residual[i]) < 0;
      int lower = negative ? search.magnitudes() - 1 - level : level;
      int code = lower >>> group.shift() & group.packing().mask();
      long at = row + (long) Integer.BYTES * group.packing().word(i);
      target.set(WORD, at, target.get(WORD, at) | code << group.packing().shift(i));
    }
  }
}
