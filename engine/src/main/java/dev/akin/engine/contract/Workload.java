package dev.akin.engine.contract;

/**
 * What an index has to hold. The metric is no part of it: after normalising, the three metrics cost
 * the same in each of the planner's paths.
 *
 * @param vectors how many vectors, at least 0
 * @param dimension how many components each has, at least 1
 */
public record Workload(long vectors, int dimension) {
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
