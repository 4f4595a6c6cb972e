package dev.akin.engine.query;

import java.util.List;

/**
 * The outcome of a search.
 *
 * @param neighbors nearest first, equal distances by id
 * @param matching how many points the filter accepted
 * @param skipped segments that were not searched, because the time was over
 */
public record Nearest(List<Neighbor> neighbors, long matching, List<PathTaken> paths, int skipped) {
  /** A found point and its exact distance. */
  public record Neighbor(LocatedPoint point, float distance) {}

  public Nearest {
    neighbors = List.copyOf(neighbors);
    paths = List.copyOf(paths);
  }
}
