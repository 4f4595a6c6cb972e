package dev.akin.core.kernel;

/**
 * Vectors in groups of 12, {@code [tile][dimension][12]}: value i of a group's vectors stands
 * together. The other side of {@link Kernels#products}: queries, or centroids.
 *
 * <p>On the heap. Filled by one thread, then safe for many; places that were not filled hold zeros.
 */
public final class VectorTiles {
  /** Vectors of a tile: their products with two registers of rows fill 24 of 32 registers. */
  public static final int VECTORS = 12;

  final int dimension;
  final float[] values;

  /** Room for vectors of a dimension, all zero. */
  public VectorTiles(int capacity, int dimension) {
    this.dimension = dimension;
    this.values =
        new float[Math.multiplyExact(Math.multiplyExact(tiles(capacity), VECTORS), dimension)];
  }

  /** The number of tiles that so many vectors fill. */
  public static int tiles(int vectors) {
    return (vectors + VECTORS - 1) / VECTORS;
  }

  /** Values per vector. */
  public int dimension() {
    return dimension;
  }

  /** Tiles there is room for. */
  public int tiles() {
    return values.length / (VECTORS * dimension);
  }

  /** Replaces a vector; of its values the first {@link #dimension()} are taken. */
  public void set(int vector, float[] source) {
    int at = offset(vector / VECTORS) + vector % VECTORS;
    for (int i = 0; i < dimension; i++, at += VECTORS) {
      values[at] = source[i];
    }
  }

  int offset(int tile) {
    return tile * VECTORS * dimension;
  }
}
