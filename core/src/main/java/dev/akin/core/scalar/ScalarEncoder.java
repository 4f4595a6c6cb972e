package dev.akin.core.scalar;

import dev.akin.core.quantizer.CodeEncoder;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Collects rows until a block is full. Owned by one thread. */
final class ScalarEncoder implements CodeEncoder {
  private final ScalarQuantizer quantizer;
  private final byte[] block;
  private final MemorySegment segment;
  private final RowEncoder rows;
  private int origin;
  private int count;

  ScalarEncoder(ScalarQuantizer quantizer) {
    this.quantizer = quantizer;
    this.block = new byte[Math.toIntExact(quantizer.blockBytes())];
    this.segment = MemorySegment.ofArray(block);
    this.rows = new RowEncoder(quantizer);
  }

  @Override
  public void origin(int number) {
    origin = quantizer.origins().require(number);
  }

  @Override
  public void add(float[] vector) {
    if (isFull()) {
      throw new IllegalStateException("the block has its %d codes".formatted(count));
    }
    rows.encode(vector, origin, segment, count * quantizer.code().rowBytes());
    count++;
  }

  @Override
  public boolean isFull() {
    return count == ScalarQuantizer.BLOCK;
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public byte[] block() {
    return block;
  }

  @Override
  public void clear() {
    Arrays.fill(block, (byte) 0);
    count = 0;
  }
}
