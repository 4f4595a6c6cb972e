package dev.akin.core.quantizer;

import java.util.Arrays;

/**
 * Encodes vectors one by one into a whole block of codes, which the caller takes away when it is
 * full. Owned by one thread.
 */
public final class BlockEncoder {
  private final Quantizer quantizer;
  private final CodeEncoder encoder;
  private final byte[] code;
  private final byte[] block;
  private int count;

  /** An encoder of a first block. */
  public BlockEncoder(Quantizer quantizer) {
    this.quantizer = quantizer;
    this.encoder = quantizer.encoder();
    this.code = new byte[quantizer.bytesPerCode()];
    this.block = new byte[Math.toIntExact(quantizer.blockBytes())];
  }

  /** Sets what the following vectors are coded relative to; origin 0 at first. */
  public void origin(int origin) {
    encoder.origin(origin);
  }

  /**
   * Encodes a vector into the block.
   *
   * @param vector {@code [dimension]} finite values as the metric prepares them
   * @throws IllegalStateException if the block is full
   */
  public void add(float[] vector) {
    if (isFull()) {
      throw new IllegalStateException("the block has its %,d codes".formatted(count));
    }
    encoder.encode(vector, code);
    quantizer.pack(code, block, quantizer.blockSize(), count++);
  }

  /** Whether the block must be taken before the next vector. */
  public boolean isFull() {
    return count == quantizer.blockSize();
  }

  /** Whether no vector was added since the last block was taken. */
  public boolean isEmpty() {
    return count == 0;
  }

  /**
   * The block, {@link Quantizer#blockBytes()} bytes of this encoder's own memory; places without a
   * vector are zero.
   */
  public byte[] block() {
    return block;
  }

  /** Begins a new block in the same memory. */
  public void clear() {
    Arrays.fill(block, (byte) 0);
    count = 0;
  }
}
