package dev.akin.core.hnsw;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * Everything about a graph that is not a link; what a file's header holds.
 *
 * @param parameters how it was built
 * @param population the vectors it was built over
 * @param tower its levels
 */
record HnswShape(HnswParameters parameters, Population population, Tower tower) {
  static final int MAX_LEVELS = 32;

  /** Which vectors: number, dimension and metric. */
  record Population(int size, int dimension, Metric metric) {
    static Population of(VectorSet vectors, Metric metric) {
      return new Population(vectors.size(), vectors.dimension(), metric);
    }

    @Override
    public String toString() {
      return "%,d vectors of dimension %,d under %s".formatted(size, dimension, metric);
    }
  }

  /**
   * The levels.
   *
   * @param entry the node where searches begin, -1 in an empty graph
   * @param levels number of levels, 0 in an empty graph
   * @param upperLists number of lists above level 0
   */
  record Tower(int entry, int levels, int upperLists) {
    static final Tower EMPTY = new Tower(-1, 0, 0);
  }

  int size() {
    return population.size();
  }

  long baseBytes() {
    return size() * 2L * parameters.m() * Integer.BYTES;
  }

  long slotBytes() {
    return size() * (long) Integer.BYTES;
  }

  long upperBytes() {
    return tower.upperLists() * (long) parameters.m() * Integer.BYTES;
  }
}
