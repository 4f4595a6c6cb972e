package dev.akin.core.quantizer;

/**
 * Encodes vectors one by one. A code by itself may be kept and moved; {@link Quantizer#pack} puts
 * it into a block, where scorers want it. Owned by one thread.
 */
public interface CodeEncoder {
  /** Sets what the following vectors are coded relative to; origin 0 at first. */
  void origin(int origin);

  /**
   * Encodes a vector.
   *
   * @param vector {@code [dimension]} finite values as the metric prepares them
   * @param code receives {@link Quantizer#bytesPerCode()} bytes, whatever it held before
   */
  void encode(float[] vector, byte[] code);
}
