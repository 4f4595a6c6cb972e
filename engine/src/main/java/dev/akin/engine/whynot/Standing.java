package dev.akin.engine.whynot;

import dev.akin.engine.point.PointId;
import java.util.Optional;

/**
 * How a point stands among all that the search accepts, by exact distances.
 *
 * @param rank from 1; of equally near points the one with the lower id comes first
 * @param measure its own
 * @param among how many points the search accepts that have the vector
 * @param equal how many others are exactly as near
 * @param last the one on the last rank that is wanted, the k-th; nothing if there are fewer
 * @param before the one before it; nothing if it is the nearest
 */
public record Standing(
    long rank,
    Measure measure,
    long among,
    long equal,
    Optional<Rival> last,
    Optional<Rival> before) {
  /**
   * How near a point is.
   *
   * @param distance lower is nearer
   * @param score higher is nearer
   */
  public record Measure(float distance, float score) {}

  /** Another point, and how near it is. */
  public record Rival(PointId id, Measure measure) {}
}
