package dev.akin.core.graph;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * What a graph is built over, and how.
 *
 * @param vectors the rows, one for each node
 * @param twins which of them are equal
 */
record BuildTask(VectorSet vectors, Metric metric, GraphParameters parameters, Twins twins) {
  static BuildTask of(VectorSet vectors, Metric metric, GraphParameters parameters) {
    return new BuildTask(vectors, metric, parameters, Twins.find(vectors));
  }

  /** On which levels nodes end and when they are inserted; of equal ones the first alone is. */
  LevelAssignment assignment() {
    return new LevelAssignment(parameters, vectors.size()).without(twins);
  }
}
