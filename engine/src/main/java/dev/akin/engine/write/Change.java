package dev.akin.engine.write;

import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.Set;

/** A change of one point that is durable and has a place in the order of all changes. */
sealed interface Change {
  long sequence();

  PointId id();

  /** The document of the newest view that shows an older state, or {@code IdLookup.NONE}. */
  int hidden();

  /** The point is what is given here, with a document of its own. */
  record Put(long sequence, Point point, int hidden) implements Change {
    @Override
    public PointId id() {
      return point.id();
    }
  }

  /**
   * Updatable fields of the point have other values; its document stays.
   *
   * @param point as it is after the change
   * @param fields the names of the fields
   */
  record Update(long sequence, Point point, Set<String> fields, int hidden) implements Change {
    @Override
    public PointId id() {
      return point.id();
    }
  }

  /** The point is no more. */
  record Remove(long sequence, PointId id, int hidden) implements Change {}
}
