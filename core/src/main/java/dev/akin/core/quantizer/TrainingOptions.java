package dev.akin.core.quantizer;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;

/**
 * What a quantizer is trained for, and how.
 *
 * @param metric the metric whose distances its scorers estimate
 * @param seed the source of every random choice
 * @param workers how many threads train, and who hears of it; the result does not depend on them
 * @param scoreAware whether the loss weighs an error along the vector more than one across it,
 *     because it changes high inner products more (Guo et al., ICML 2020); for families that know
 *     such a loss, others ignore it
 */
public record TrainingOptions(Metric metric, long seed, Workers workers, boolean scoreAware) {
  private static final long SEED = 20_250_916L;

  /** All processors, a fixed seed, plain squared error. */
  public static TrainingOptions of(Metric metric) {
    Workers all = Workers.of(Runtime.getRuntime().availableProcessors());
    return new TrainingOptions(metric, SEED, all, false);
  }

  /** These options with another seed. */
  public TrainingOptions withSeed(long seed) {
    return new TrainingOptions(metric, seed, workers, scoreAware);
  }

  /** These options with other workers. */
  public TrainingOptions withWorkers(Workers workers) {
    return new TrainingOptions(metric, seed, workers, scoreAware);
  }

  /** These options with or without the score-aware loss. */
  public TrainingOptions withScoreAware(boolean scoreAware) {
    return new TrainingOptions(metric, seed, workers, scoreAware);
  }
}
