package dev.akin.core.quantizer;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/** Learns a quantizer from a sample; deterministic for its parameters and the sample. */
public interface QuantizerTrainer {
  /**
   * A quantizer for vectors like those of the sample.
   *
   * @param metric the metric whose distances the quantizer will estimate
   */
  Quantizer train(VectorSet sample, Metric metric);
}
