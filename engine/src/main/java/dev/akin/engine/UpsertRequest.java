package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Points to be written, and what must be true of the stored ones for that.
 *
 * <p>Everything is judged when the write's turn has come, against the points that all earlier
 * writes left and before any point of this request is written. The versions are a precondition of
 * the whole request; mode and filter choose among its points.
 *
 * @param points new points; of several with the same id the last one remains
 * @param mode whether new points, existing ones or both are written
 * @param updateFilter an existing point is replaced only if this accepts its stored payload; new
 *     points are inserted whatever it says
 * @param versions the version that stored points must have, 0 for a point that must not exist;
 *     where one differs nothing of the request is written ({@link VersionConflictException})
 */
public record UpsertRequest(
    List<Point> points,
    UpsertMode mode,
    Optional<Filter> updateFilter,
    Map<PointId, Long> versions) {
  public UpsertRequest {
    points = List.copyOf(points);
    versions = PointSelector.requireVersions(versions);
    requireOnce(points, versions);
  }

  /** With two points of one id it would not be clear which of them the version is asked for. */
  private static void requireOnce(List<Point> points, Map<PointId, Long> versions) {
    if (versions.isEmpty()) {
      return;
    }
    Set<PointId> ids = new HashSet<>();
    for (Point point : points) {
      if (!ids.add(point.id()) && versions.containsKey(point.id())) {
        throw new IllegalArgumentException(
            "point " + point.id() + " is given twice, although its version is a condition");
      }
    }
    for (PointId id : versions.keySet()) {
      if (!ids.contains(id)) {
        throw new IllegalArgumentException(
            "a version of point " + id + " is a condition, but the point is not given");
      }
    }
  }

  /** Points that are written whatever is stored. */
  public static UpsertRequest of(List<Point> points) {
    return new UpsertRequest(points, UpsertMode.UPSERT, Optional.empty(), Map.of());
  }

  public UpsertRequest withMode(UpsertMode newMode) {
    return new UpsertRequest(points, newMode, updateFilter, versions);
  }

  public UpsertRequest withUpdateFilter(Filter filter) {
    return new UpsertRequest(points, mode, Optional.of(filter), versions);
  }

  public UpsertRequest withVersions(Map<PointId, Long> expected) {
    return new UpsertRequest(points, mode, updateFilter, expected);
  }

  /** Whether anything depends on what is stored. */
  public boolean isConditional() {
    return mode != UpsertMode.UPSERT || updateFilter.isPresent() || !versions.isEmpty();
  }
}
