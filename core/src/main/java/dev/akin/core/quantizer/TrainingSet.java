package dev.akin.core.quantizer;

import dev.akin.core.vector.VectorSet;

/**
 * What a quantizer learns from: sample rows, and the origins that rows are coded relative to.
 *
 * <p>Where vectors are not partitioned, or lists do without residuals, there is one origin of
 * zeros, and a quantizer may choose a centre of its own, which it then stores.
 *
 * @param sample at least one row of float32, as the metric prepares them
 * @param assignment the origin of each sample row
 * @param origins {@code [1 or more][dimension]}, the centroids of lists for example
 * @param options what it is trained for, and how
 */
@SuppressWarnings("ArrayRecordComponent") // Primitive array: a list would box every assignment.
public record TrainingSet(
    VectorSet sample, int[] assignment, VectorSet origins, TrainingOptions options) {
  public TrainingSet {
    sample.requireFloat32();
    origins.requireFloat32();
    if (sample.size() < 1 || origins.size() < 1 || assignment.length != sample.size()) {
      throw new IllegalArgumentException(
          "%,d sample rows, %,d origins, %,d assignments: at least 1 row and origin, and as many assignments as rows"
              .formatted(sample.size(), origins.size(), assignment.length));
    }
    if (origins.dimension() != sample.dimension()) {
      throw new IllegalArgumentException(
          "sample rows have dimension %,d, origins %,d"
              .formatted(sample.dimension(), origins.dimension()));
    }
    for (int row = 0; row < assignment.length; row++) {
      if (assignment[row] < 0 || assignment[row] >= origins.size()) {
        throw new IllegalArgumentException(
            "sample row %,d is assigned to origin %,d of %,d"
                .formatted(row, assignment[row], origins.size()));
      }
    }
  }

  /** A sample without a partition: every row relative to zero. */
  public static TrainingSet of(VectorSet sample, TrainingOptions options) {
    return new TrainingSet(sample, new int[sample.size()], zeroOrigin(sample.dimension()), options);
  }

  /** The origin of vectors that are not partitioned: one row of zeros. */
  public static VectorSet zeroOrigin(int dimension) {
    return VectorSet.builder(dimension, 1).add(new float[dimension]).build();
  }

  /** Values per row. */
  public int dimension() {
    return sample.dimension();
  }

  /** Whether there is one origin alone, so that codes may be relative to a centre of their own. */
  public boolean hasSingleOrigin() {
    return origins.size() == 1;
  }

  /**
   * Writes a sample row minus its origin.
   *
   * @param target takes {@link #dimension()} values; what follows them stays
   */
  public void residual(int row, float[] target) {
    sample.copyTo(row, target);
    new Origins(origins).subtract(assignment[row], target, target);
  }
}
