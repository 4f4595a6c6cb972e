package dev.akin.core.quantizer;

/**
 * Learns a quantizer from a sample; deterministic for its parameters, the sample and the seed,
 * whatever the number of threads. Immutable and thread-safe.
 */
public interface QuantizerTrainer {
  /**
   * A quantizer for vectors like those of the sample, relative to its origins, which it keeps.
   *
   * @throws IllegalArgumentException if the token's numbers do not fit the dimension
   */
  Quantizer train(TrainingSet set);
}
