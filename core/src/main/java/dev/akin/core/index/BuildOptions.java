package dev.akin.core.index;

import dev.akin.core.parallel.BuildProgress;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.vector.Metric;

/**
 * How a build runs; what it builds does not depend on the workers.
 *
 * @param workers how many threads build, and who hears how far they are
 * @param seed the source of every random choice
 */
public record BuildOptions(Workers workers, long seed) {
  private static final long SEED = 20_250_916L;

  /**
   * So many threads, and nobody listens.
   *
   * @param threads at least 1
   */
  public BuildOptions(int threads, long seed) {
    this(Workers.of(threads), seed);
  }

  /** All processors and a fixed seed; nobody listens. */
  public static BuildOptions defaults() {
    return new BuildOptions(Runtime.getRuntime().availableProcessors(), SEED);
  }

  /** How many threads build. */
  public int threads() {
    return workers.threads();
  }

  /** These options with another number of threads. */
  public BuildOptions withThreads(int threads) {
    return new BuildOptions(new Workers(threads, workers.progress()), seed);
  }

  /** These options with another seed. */
  public BuildOptions withSeed(long seed) {
    return new BuildOptions(workers, seed);
  }

  /** These options with somebody who hears how far the build is. */
  public BuildOptions withProgress(BuildProgress progress) {
    return new BuildOptions(new Workers(threads(), progress), seed);
  }

  /** The same for training a code. */
  public TrainingOptions training(Metric metric) {
    return TrainingOptions.of(metric).withSeed(seed).withWorkers(workers);
  }
}
