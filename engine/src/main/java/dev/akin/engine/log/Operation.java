package dev.akin.engine.log;

import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.List;

/**
 * A change of one point that no longer depends on anything: filters and conditions were evaluated
 * before it was logged, so replaying it gives the same state on every machine and every time.
 */
public sealed interface Operation {
  /** The point that changes. */
  PointId id();

  /**
   * Stores a point, replacing an older one with the same id.
   *
   * @param point vectors and payload are stored as they are
   */
  record Upsert(Point point) implements Operation {
    @Override
    public PointId id() {
      return point.id();
    }
  }

  /**
   * Adds or replaces top-level payload fields; a point that does not exist stays so.
   *
   * @param id the point
   * @param patch the fields; others keep their values
   */
  record SetPayload(PointId id, Payload patch) implements Operation {}

  /**
   * Replaces the whole payload; a point that does not exist stays so.
   *
   * @param id the point
   * @param payload the new payload
   */
  record OverwritePayload(PointId id, Payload payload) implements Operation {}

  /**
   * Removes top-level payload fields; fields and points that do not exist are ignored.
   *
   * @param id the point
   * @param keys names of fields, copied
   */
  record DeletePayloadKeys(PointId id, List<String> keys) implements Operation {
    public DeletePayloadKeys {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Adds or replaces vectors; others, and points that do not exist, stay as they are.
   *
   * @param id the point
   * @param vectors as they are stored
   */
  record SetVectors(PointId id, NamedVectors vectors) implements Operation {}

  /**
   * Removes vectors; vectors and points that do not exist are ignored.
   *
   * @param id the point
   * @param names of vectors, copied
   */
  record DeleteVectors(PointId id, List<String> names) implements Operation {
    public DeleteVectors {
      names = List.copyOf(names);
    }
  }

  /**
   * Removes a point; one that does not exist is ignored.
   *
   * @param id the point
   */
  record Delete(PointId id) implements Operation {}
}
