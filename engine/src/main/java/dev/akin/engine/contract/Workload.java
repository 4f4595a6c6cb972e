package dev.akin.engine.contract;

/**
 * What an index has to hold. Metrics cost the same in each of the planner's paths, but not every
 * one has codes.
 *
 * @param vectors how many vectors, at least 0
 * @param dimension how many components each has, at least 1
 * @param hasCodes whether the metric can be estimated from codes
 */
public record Workload(long vectors, int dimension, boolean hasCodes) {
  public Workload {
    if (vectors < 0 || dimension < 1) {
      throw new IllegalArgumentException(
          "workload: " + vectors + " vectors of dimension " + dimension);
    }
  }

  /** The bytes of one float32 row, padded to 64 bytes as the vector sets keep it. */
  long rowBytes() {
    return (dimension * 4L + 63) / 64 * 64;
  }

  double floats() {
    return vectors * (double) dimension;
  }
}
