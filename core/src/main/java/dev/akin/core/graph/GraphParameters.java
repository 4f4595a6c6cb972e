package dev.akin.core.graph;

/**
 * How a graph is built.
 *
 * @param m links that an inserted node makes per level, M of the paper, 2 … 512; level 0 keeps up
 *     to 2 M. More links: higher recall per step, more memory ({@code 8 M + 4} bytes per node) and
 *     build time
 * @param efConstruction candidates kept while a node's neighbors are searched, M … 65,536. More: a
 *     better graph, a slower build
 * @param seed the source of the levels and of the insertion order
 */
public record GraphParameters(int m, int efConstruction, long seed) {
  /** The largest M. */
  public static final int MAX_M = 512;

  /** The most candidates that a walk may keep. */
  public static final int MAX_EF = 1 << 16;

  private static final long SEED = 20_250_916L;

  public GraphParameters {
    check(m, efConstruction);
  }

  /**
   * Checks numbers that parameters are made of.
   *
   * @throws IllegalArgumentException if one is out of bounds
   */
  public static void check(int m, int efConstruction) {
    requireIn("M", m, 2, MAX_M);
    requireIn("efConstruction", efConstruction, m, MAX_EF);
  }

  /** M 16, efConstruction 200. */
  public static GraphParameters defaults() {
    return new GraphParameters(16, 200, SEED);
  }

  /** These parameters with another M. */
  public GraphParameters withM(int m) {
    return new GraphParameters(m, Math.max(efConstruction, m), seed);
  }

  /** These parameters with another efConstruction. */
  public GraphParameters withEfConstruction(int efConstruction) {
    return new GraphParameters(m, efConstruction, seed);
  }

  /** These parameters with another seed. */
  public GraphParameters withSeed(long seed) {
    return new GraphParameters(m, efConstruction, seed);
  }

  private static void requireIn(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s is %,d, must be in %,d … %,d".formatted(name, value, low, high));
    }
  }
}
