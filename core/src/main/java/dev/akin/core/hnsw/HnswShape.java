package dev.akin.core.hnsw;

import dev.akin.core.graph.GraphShape;
import dev.akin.core.graph.Tower;
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

  /** The graph's shape, without vectors and parameters. */
  GraphShape graph() {
    return new GraphShape(size(), parameters.m(), tower);
  }

  int size() {
    return population.size();
  }
}
