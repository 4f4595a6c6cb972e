package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.PointId;
import java.util.List;

/** Which points a write means. */
public sealed interface PointSelector {
  static PointSelector ids(List<PointId> ids) {
    return new ByIds(ids);
  }

  static PointSelector filter(Filter filter) {
    return new ByFilter(filter);
  }

  /** The points of these ids; ids that the collection lacks are ignored. */
  record ByIds(List<PointId> ids) implements PointSelector {
    public ByIds {
      ids = List.copyOf(ids);
    }
  }

  /** The points that the filter accepts at the moment of the write. */
  record ByFilter(Filter filter) implements PointSelector {}
}
