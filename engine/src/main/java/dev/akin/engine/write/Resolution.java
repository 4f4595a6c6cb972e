package dev.akin.engine.write;

import dev.akin.engine.log.Operation;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** A write that depends on the collection's state, such as "all points that match a filter". */
@FunctionalInterface
public interface Resolution {
  /** The ids that it looks up in the reading. */
  default Collection<PointId> ids() {
    return List.of();
  }

  /**
   * The operations on single points that the write means now; called once, when every earlier write
   * is visible.
   */
  List<Operation> operations(Reading now) throws IOException;

  /** A resolution that looks up some points. */
  static Resolution of(Collection<PointId> ids, Resolution resolution) {
    return new Resolution() {
      @Override
      public Collection<PointId> ids() {
        return ids;
      }

      @Override
      public List<Operation> operations(Reading now) throws IOException {
        return resolution.operations(now);
      }
    };
  }
}
