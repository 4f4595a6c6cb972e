package dev.akin.engine.contract;

import dev.akin.core.vector.Datatype;

/**
 * What an index has to hold. Metrics cost the same in each of the planner's paths, but not every
 * one has codes.
 *
 * @param vectors how many vectors, at least 0
 * @param dimension how many components each has, at least 1
 * @param datatype how each component is kept
 * @param hasCodes whether the metric can be estimated from codes
 */
public record Workload(long vectors, int dimension, Datatype datatype, boolean hasCodes) {
  public Workload {
    if (vectors < 0 || dimension < 1) {
      throw new IllegalArgumentException(
          "workload: " + vectors + " vectors of dimension " + dimension);
    }
  }

  /** The bytes of one row, padded to 64 bytes as the vector sets keep it. */
  long rowBytes() {
    return datatype.stride(dimension);
  }

  double floats() {
    return vectors * (double) dimension;
  }
}
