package dev.akin.engine.write;

import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentSnapshot;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.SegmentView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A collection at one moment, held by one reader until it closes it.
 *
 * @param recent the writes that the view lacks; the documents they hide are numbered as in the view
 * @param wanted the recent writes of the ids that the reader asked for
 * @param moment the state of the points
 * @param time points that ended by then do not exist ({@link Expiry})
 */
public record Reading(
    RecentSnapshot recent,
    SegmentView view,
    Map<PointId, RecentWrite> wanted,
    Moment moment,
    long time)
    implements AutoCloseable {
  /** The recent write of an id that the reader asked for, if there is one. */
  public Optional<RecentWrite> recent(PointId id) {
    return Optional.ofNullable(wanted.get(id));
  }

  /** The recent writes that are points, oldest change first. */
  public List<RecentWrite> livePoints() {
    return pointsEnd()
        ? recent.live().stream().filter(write -> write.existsAt(time)).toList()
        : recent.live();
  }

  /** The documents that must not be shown, ascending: overwritten, or at their end. */
  public int[] hidden() throws IOException {
    return pointsEnd()
        ? IntStream.concat(IntStream.of(recent.hidden()), IntStream.of(view.ended(time)))
            .sorted()
            .distinct()
            .toArray()
        : recent.hidden();
  }

  /** Whether points may have come to their end. */
  public boolean pointsEnd() {
    return time != Expiry.BEFORE_ALL;
  }

  @Override
  public void close() throws IOException {
    view.close();
  }
}
