package dev.akin.core.quantizer;

/**
 * Encodes vectors one by one into a block of codes, which the caller takes away when it is full.
 * Owned by one thread.
 */
public interface CodeEncoder {
  /** Sets what the following vectors are coded relative to; origin 0 at first. */
  void origin(int origin);

  /**
   * Encodes a vector into the block.
   *
   * @param vector {@code [dimension]} finite values as the metric prepares them
   * @throws IllegalStateException if the block is full
   */
  void add(float[] vector);

  /** Whether the block must be taken before the next vector. */
  boolean isFull();

  /** Whether no vector was added since the last block was taken. */
  boolean isEmpty();

  /**
   * The block, {@link Quantizer#blockBytes()} bytes of this encoder's own memory; places without a
   * vector are zero.
   */
  byte[] block();

  /** Begins a new block in the same memory. */
  void clear();
}
