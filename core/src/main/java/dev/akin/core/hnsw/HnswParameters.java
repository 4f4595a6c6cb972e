package dev.akin.core.hnsw;

/**
 * How a graph is built, and searched unless a search says otherwise.
 *
 * @param m links that an inserted node makes per level, M of the paper, 2 … 512; level 0 keeps up
 *     to 2 M. More links: higher recall per step, more memory ({@code 8 M + 4} bytes per node) and
 *     build time
 * @param efConstruction candidates kept while a node's neighbors are searched, M … 65,536. More: a
 *     better graph, a slower build
 * @param efSearch candidates kept by a search that sets no knob, 1 … 65,536. More: higher recall,
 *     slower
 * @param seed the source of the levels and of the insertion order
 */
public record HnswParameters(int m, int efConstruction, int efSearch, long seed) {
  static final int MAX_M = 512;
  static final int MAX_EF = 1 << 16;
  private static final long SEED = 20_250_916L;

  public HnswParameters {
    requireIn("M", m, 2, MAX_M);
    requireIn("efConstruction", efConstruction, m, MAX_EF);
    requireIn("efSearch", efSearch, 1, MAX_EF);
  }

  /** M 16, efConstruction 200, efSearch 64: recall@10 about 0.95 on embeddings. */
  public static HnswParameters defaults() {
    return new HnswParameters(16, 200, 64, SEED);
  }

  /** These parameters with another M. */
  public HnswParameters withM(int m) {
    return new HnswParameters(m, Math.max(efConstruction, m), efSearch, seed);
  }

  /** These parameters with another efConstruction. */
  public HnswParameters withEfConstruction(int efConstruction) {
    return new HnswParameters(m, efConstruction, efSearch, seed);
  }

  /** These parameters with another default of efSearch. */
  public HnswParameters withEfSearch(int efSearch) {
    return new HnswParameters(m, efConstruction, efSearch, seed);
  }

  /** These parameters with another seed. */
  public HnswParameters withSeed(long seed) {
    return new HnswParameters(m, efConstruction, efSearch, seed);
  }

  private static void requireIn(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s is %,d, must be in %,d … %,d".formatted(name, value, low, high));
    }
  }
}
