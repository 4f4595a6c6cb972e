package dev.akin.core.index;

/**
 * How a build runs; what it builds does not depend on the threads.
 *
 * @param threads how many threads build, at least 1
 * @param seed the source of every random choice
 */
public record BuildOptions(int threads, long seed) {
  private static final long SEED = 20_250_916L;

  public BuildOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads build nothing".formatted(threads));
    }
  }

  /** All processors and a fixed seed. */
  public static BuildOptions defaults() {
    return new BuildOptions(Runtime.getRuntime().availableProcessors(), SEED);
  }

  /** These options with another number of threads. */
  public BuildOptions withThreads(int threads) {
    return new BuildOptions(threads, seed);
  }

  /** These options with another seed. */
  public BuildOptions withSeed(long seed) {
    return new BuildOptions(threads, seed);
  }
}
