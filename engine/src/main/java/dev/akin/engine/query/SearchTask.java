package dev.akin.engine.query;

import dev.akin.engine.point.PointId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A search whose vector and selection are known.
 *
 * @param kind the position of the kind of vector that is compared
 * @param vector {@code [dimension]}; not copied
 * @param k how many neighbors are wanted
 * @param excluded a point that is not to be found
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by identity; a copy would cost more than it saves.
public record SearchTask(
    int kind, float[] vector, int k, Optional<PointId> excluded, Effort effort) {
  /**
   * How hard to search.
   *
   * @param exact whether only the true answer will do
   * @param efSearch candidates that a graph search keeps; empty takes the calibrated number
   * @param recall the floor in (0, 1]
   */
  public record Effort(boolean exact, OptionalInt efSearch, double recall) {}
}
