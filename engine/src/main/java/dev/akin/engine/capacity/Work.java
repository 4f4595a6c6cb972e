package dev.akin.engine.capacity;

/**
 * What a query counts, on average.
 *
 * @param knob the setting of the search: efSearch, nprobe, or 1
 * @param distances exact distances, those to centroids of lists not counted
 * @param estimates distances estimated from codes
 */
public record Work(double knob, double distances, double estimates) {
  /** Between this work (0) and another one (1), each count in proportion. */
  Work towards(Work other, double share) {
    return new Work(
        between(knob, other.knob, share),
        between(distances, other.distances, share),
        between(estimates, other.estimates, share));
  }

  private static double between(double from, double to, double share) {
    return from > 0 && to > 0 ? from * Math.pow(to / from, share) : from + share * (to - from);
  }

  /** Not more than comparing every one of so many vectors. */
  Work atMost(double vectors) {
    return new Work(knob, Math.min(distances, vectors), Math.min(estimates, vectors));
  }

  /** More distances and a larger knob by a factor, for more neighbors. */
  Work forMoreNeighbors(double factor) {
    return new Work(knob * factor, distances * factor, estimates);
  }
}
