package dev.akin.engine;

import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.PointLookup;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be true of stored points for a write to change them, judged in a reading that was
 * opened for their ids when the write's turn had come. Owned by one thread.
 */
final class WriteConditions {
  private final PointLookup stored;

  WriteConditions(Reading now) throws IOException {
    this.stored = new PointLookup(now);
  }

  /**
   * Compares the versions of stored points with those that a write expects.
   *
   * @throws VersionConflictException if one differs
   */
  void require(Map<PointId, Long> versions) throws IOException {
    List<VersionConflictException.Conflict> conflicts = new ArrayList<>();
    for (Map.Entry<PointId, Long> expected : versions.entrySet()) {
      long actual = version(expected.getKey());
      if (actual != expected.getValue()) {
        conflicts.add(
            new VersionConflictException.Conflict(expected.getKey(), expected.getValue(), actual));
      }
    }
    if (!conflicts.isEmpty()) {
      throw new VersionConflictException(conflicts);
    }
  }

  private long version(PointId id) throws IOException {
    Optional<LocatedPoint> point = stored.find(id);
    return point.isPresent() ? point.get().sequence() : 0;
  }

  /** The ids whose points the request may write. */
  Set<PointId> writable(UpsertRequest request) throws IOException {
    require(request.versions());
    Set<PointId> writable = new HashSet<>();
    for (Point point : request.points()) {
      if (!writable.contains(point.id()) && isWritable(point.id(), request)) {
        writable.add(point.id());
      }
    }
    return writable;
  }

  private boolean isWritable(PointId id, UpsertRequest request) throws IOException {
    Optional<LocatedPoint> point = stored.find(id);
    if (point.isEmpty()) {
      return request.mode() != UpsertMode.UPDATE_ONLY;
    }
    return request.mode() != UpsertMode.INSERT_ONLY
        && (request.updateFilter().isEmpty()
            || request
                .updateFilter()
                .get()
                .matches(id, point.get().vectorNames(), point.get().payload()));
  }
}
