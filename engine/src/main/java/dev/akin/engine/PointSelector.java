package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.PointId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which points a write means. */
public sealed interface PointSelector {
  static PointSelector ids(List<PointId> ids) {
    return new ByIds(ids);
  }

  static PointSelector filter(Filter filter) {
    return new ByFilter(filter);
  }

  static PointSelector versions(Map<PointId, Long> versions) {
    return new ByVersions(versions);
  }

  /** The points of these ids; ids that the collection lacks are ignored. */
  record ByIds(List<PointId> ids) implements PointSelector {
    public ByIds {
      ids = List.copyOf(ids);
    }
  }

  /** The points that the filter accepts at the moment of the write. */
  record ByFilter(Filter filter) implements PointSelector {}

  /**
   * The points of these ids, provided that each of them has its version at the moment of the write;
   * otherwise nothing is written ({@link VersionConflictException}).
   *
   * @param versions 0 for a point that must not exist
   */
  record ByVersions(Map<PointId, Long> versions) implements PointSelector {
    public ByVersions {
      versions = requireVersions(versions);
    }
  }

  /** A copy in the same order. */
  static Map<PointId, Long> requireVersions(Map<PointId, Long> versions) {
    versions.forEach((id, version) -> {
      if (version < 0) {
        throw new IllegalArgumentException(
            "version %d of point %s, must be 0 or more".formatted(version, id));
      }
    });
    return Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }
}
