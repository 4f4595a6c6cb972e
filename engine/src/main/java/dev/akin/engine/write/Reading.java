package dev.akin.engine.write;

import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentSnapshot;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.SegmentView;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A collection at one moment, held by one reader until it closes it.
 *
 * @param recent the writes that the view lacks; the documents they hide are numbered as in the view
 * @param wanted the recent writes of the ids that the reader asked for
 * @param moment the state of the points
 */
public record Reading(
    RecentSnapshot recent, SegmentView view, Map<PointId, RecentWrite> wanted, Moment moment)
    implements AutoCloseable {
  /** The recent write of an id that the reader asked for, if there is one. */
  public Optional<RecentWrite> recent(PointId id) {
    return Optional.ofNullable(wanted.get(id));
  }

  @Override
  public void close() throws IOException {
    view.close();
  }
}
