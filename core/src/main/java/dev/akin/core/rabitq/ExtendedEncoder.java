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
  private final byte[] block;
  private final MemorySegment segment;

  ExtendedEncoder(RaBitQuantizer quantizer, ExtendedLayout layout) {
    this.leading = quantizer.encoder();
    this.layout = layout;
    this.search = new CodeSearch(layout.padded(), layout.bits());
    this.block = new byte[layout.blockBytes()];
    this.segment = MemorySegment.ofArray(block);
  }

  @Override
  public void origin(int origin) {
    leading.origin(origin);
  }

  @Override
  public void add(float[] vector) {
    int place = leading.count();
    leading.add(vector);
    float[] residual = leading.residual();
    search.search(residual);
    for (ExtendedLayout.Group group : layout.groups()) {
      writeLowerBits(group, place, residual);
    }
    double squares = 0;
    for (float value : residual) {
      squares += (double) value * value;
    }
    double scale = squares == 0 ? 0 : squares / search.product();
    double missed = Math.max(scale * scale * search.squares() - squares, 0);
    double error =
        Math.sqrt(missed / (residual.length - 1)) + RaBitQEncoder.ROUNDING * Math.sqrt(squares);
    segment.set(VectorSet.VALUE, layout.scaleOffset(place), (float) scale);
    segment.set(VectorSet.VALUE, layout.errorOffset(place), (float) error);
  }

  /**
   * Of a negative coordinate the levels count downwards: y = code − (2ᴮ − 1) / 2 for both signs.
   */
  private void writeLowerBits(ExtendedLayout.Group group, int place, float[] residual) {
    long row = group.offset() + place * group.packing().bytes(residual.length);
    for (int i = 0; i < residual.length; i++) {
      int level = search.level(i);
      boolean negative = Float.floatToRawIntBits(residual[i]) < 0;
      int lower = negative ? search.magnitudes() - 1 - level : level;
      int code = lower >>> group.shift() & group.packing().mask();
      long at = row + (long) Integer.BYTES * group.packing().word(i);
      segment.set(WORD, at, segment.get(WORD, at) | code << group.packing().shift(i));
    }
  }

  @Override
  public boolean isFull() {
    return leading.isFull();
  }

  @Override
  public boolean isEmpty() {
    return leading.isEmpty();
  }

  @Override
  public byte[] block() {
    System.arraycopy(leading.block(), 0, block, 0, leading.block().length);
    return block;
  }

  @Override
  public void clear() {
    leading.clear();
    Arrays.fill(block, (byte) 0);
  }
}
