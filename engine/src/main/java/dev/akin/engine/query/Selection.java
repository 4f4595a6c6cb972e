package dev.akin.engine.query;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The points of a reading that a filter accepts, counted exactly.
 *
 * @param recent those in the recent-writes table, oldest change first
 * @param documents those in the segments
 */
public record Selection(List<RecentWrite> recent, DocumentSet documents) {
  public Selection {
    recent = List.copyOf(recent);
  }

  /** The points that a filter accepts; all where there is none. */
  public static Selection of(Reading reading, Optional<Filter> filter) throws IOException {
    List<RecentWrite> recent = new ArrayList<>();
    for (RecentWrite write : reading.recent().live()) {
      if (filter.isEmpty() || accepts(filter.get(), write.point().orElseThrow())) {
        recent.add(write);
      }
    }
    return new Selection(recent, reading.view().select(filter, reading.recent().hidden()));
  }

  private static boolean accepts(Filter filter, Point point) {
    return filter.matches(point.id(), point.payload());
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
      part.segment().ids(part.accepted(), ids::add);
    }
    return ids;
  }
}
