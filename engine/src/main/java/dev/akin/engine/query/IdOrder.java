package dev.akin.engine.query;

import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.segment.IdCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Walks a selection in the order of ids: the terms of all segments are sorted already, so they are
 * merged.
 */
public final class IdOrder {
  private static final Comparator<IdCursor> BY_ID = Comparator.comparing(IdCursor::id);

  private final PriorityQueue<IdCursor> cursors = new PriorityQueue<>(BY_ID);
  private final List<RecentWrite> recent;
  private int nextRecent;

  /**
   * @param from the lowest id that is wanted; empty starts at the first
   */
  public IdOrder(Selection selection, Optional<PointId> from) throws IOException {
    recent = new ArrayList<>();
    for (RecentWrite write : selection.recent()) {
      if (from.isEmpty() || write.id().compareTo(from.get()) >= 0) {
        recent.add(write);
      }
    }
    recent.sort(Comparator.comparing(RecentWrite::id));
    for (DocumentSet.Part part : selection.documents().parts()) {
      IdCursor cursor = new IdCursor(part, from);
      if (cursor.next()) {
        cursors.add(cursor);
      }
    }
  }

  /** The point with the next higher id, if there is one. */
  public Optional<LocatedPoint> next() throws IOException {
    IdCursor lowest = cursors.peek();
    boolean takeRecent =
        nextRecent < recent.size()
            && (lowest == null || recent.get(nextRecent).id().compareTo(lowest.id()) < 0);
    if (takeRecent) {
      return Optional.of(new LocatedPoint.Recent(recent.get(nextRecent++)));
    }
    if (lowest == null) {
      return Optional.empty();
    }
    LocatedPoint point = new LocatedPoint.Stored(lowest.segment(), lowest.ordinal());
    cursors.remove();
    if (lowest.next()) {
      cursors.add(lowest);
    }
    return Optional.of(point);
  }
}
