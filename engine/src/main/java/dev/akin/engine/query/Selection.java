package dev.akin.engine.query;

import dev.akin.engine.filter.FieldOrder;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.segment.SegmentView;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The points of a reading that a filter accepts, counted exactly.
 *
 * @param recent those in the recent-writes table, oldest change first; unmodifiable, not copied
 * @param documents those in the segments
 */
public record Selection(List<RecentWrite> recent, DocumentSet documents) {
  /** The points that a filter accepts; all where there is none. */
  public static Selection of(Reading reading, Optional<Filter> filter) throws IOException {
    List<RecentWrite> recent = reading.livePoints();
    if (filter.isPresent()) {
      recent =
          recent.stream()
              .filter(write -> accepts(filter.get(), write.point().orElseThrow()))
              .toList();
    }
    return new Selection(recent, reading.view().select(filter, reading.hidden()));
  }

  /** Roughly how many points a filter accepts. */
  public static long estimate(Reading reading, Filter filter) throws IOException {
    long recent =
        reading.livePoints().stream()
            .filter(write -> accepts(filter, write.point().orElseThrow()))
            .count();
    return recent + reading.view().estimate(filter, reading.hidden());
  }

  private static boolean accepts(Filter filter, Point point) {
    return filter.matches(point.id(), point.vectors().names(), point.payload());
  }

  /** The first points in the order of a field. */
  public List<FieldOrder.Ranked> first(OrderBy orderBy, int limit, SegmentView view)
      throws IOException {
    FieldOrder order = new FieldOrder(orderBy, limit);
    for (int i = 0; i < recent.size(); i++) {
      order.add(recent.get(i).point().orElseThrow().payload(), recent.get(i).id(), i);
    }
    view.order(documents, order);
    return order.first();
  }

  /** The point that {@link #first} found. */
  public LocatedPoint located(FieldOrder.Ranked ranked) {
    return ranked.part() == FieldOrder.IN_MEMORY
        ? new LocatedPoint.Recent(recent.get(ranked.ordinal()))
        : new LocatedPoint.Stored(documents.parts().get(ranked.part()).segment(), ranked.ordinal());
  }

  public long count() {
    return recent.size() + documents.count();
  }

  /** The ids of all selected points, in no particular order. */
  public List<PointId> ids() throws IOException {
    List<PointId> ids = new ArrayList<>(Math.toIntExact(count()));
    for (RecentWrite write : recent) {
      ids.add(write.id());
    }
    for (DocumentSet.Part part : documents.parts()) {
      part.segment().ids(part.accepted(), (_, id) -> ids.add(id));
    }
    return ids;
  }
}
