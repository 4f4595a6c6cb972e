package dev.akin.core.qg;

/**
 * How a quantized graph is built, and searched unless a search says otherwise.
 *
 * @param efConstruction candidates kept while a node's neighbors are searched, 32 … 65,536. More: a
 *     better graph, a slower build
 * @param efSearch candidates kept by a search that sets no knob, 1 … 65,536. More: higher recall,
 *     slower
 * @param seed the source of the rotation and of the insertion order
 */
public record QgParameters(int efConstruction, int efSearch, long seed) {
  static final int MAX_EF = 1 << 16;
  private static final long SEED = 20_250_916L;

  public QgParameters {
    requireIn("efConstruction", efConstruction, RecordLayout.DEGREE, MAX_EF);
    requireIn("efSearch", efSearch, 1, MAX_EF);
  }

  /** efConstruction 128, efSearch 96. */
  public static QgParameters defaults() {
    return new QgParameters(128, 96, SEED);
  }

  /** These parameters with another efConstruction. */
  public QgParameters withEfConstruction(int efConstruction) {
    return new QgParameters(efConstruction, efSearch, seed);
  }

  /** These parameters with another default of efSearch. */
  public QgParameters withEfSearch(int efSearch) {
    return new QgParameters(efConstruction, efSearch, seed);
  }

  /** These parameters with another seed. */
  public QgParameters withSeed(long seed) {
    return new QgParameters(efConstruction, efSearch, seed);
  }

  private static void requireIn(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s is %,d, must be in %,d … %,d".formatted(name, value, low, high));
    }
  }
}
