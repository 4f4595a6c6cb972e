package dev.akin.core.ivf;

import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Copies rows into a block. Owned by one thread. */
final class FlatCodeEncoder implements CodeEncoder {
  private final int dimension;
  private final byte[] block;
  private final MemorySegment segment;
  private int count;

  FlatCodeEncoder(FlatCode code) {
    this.dimension = code.dimension();
    this.block = new byte[Math.toIntExact(code.blockBytes())];
    this.segment = MemorySegment.ofArray(block);
  }

  @Override
  public void origin(int origin) {
    // Values are relative to nothing.
  }

  @Override
  public void add(float[] vector) {
    if (isFull()) {
      throw new IllegalStateException("the block holds %d rows already".formatted(count));
    }
    long at = count * VectorSet.stride(dimension);
    MemorySegment.copy(vector, 0, segment, VectorSet.VALUE, at, dimension);
    count++;
  }

  @Override
  public boolean isFull() {
    return count == FlatCode.ROWS;
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
