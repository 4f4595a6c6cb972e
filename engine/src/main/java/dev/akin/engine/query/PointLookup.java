package dev.akin.engine.query;

import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.IdLookup;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.Optional;

/** Finds points by id in a reading that was opened for these ids. Owned by one thread. */
public final class PointLookup {
  private final Reading reading;
  private final IdLookup documents;

  public PointLookup(Reading reading) throws IOException {
    this.reading = reading;
    this.documents = reading.view().lookup();
  }

  /** The point of an id, if it exists. */
  public Optional<LocatedPoint> find(PointId id) throws IOException {
    Optional<RecentWrite> recent = reading.recent(id);
    if (recent.isPresent()) {
      return recent.get().existsAt(reading.time())
          ? Optional.of(new LocatedPoint.Recent(recent.get()))
          : Optional.empty();
    }
    int document = documents.document(id);
    if (document == IdLookup.NONE) {
      return Optional.empty();
    }
    Segment segment = reading.view().segmentOf(document);
    int ordinal = document - segment.base();
    return reading.pointsEnd() && segment.end(ordinal) <= reading.time()
        ? Optional.empty()
        : Optional.of(new LocatedPoint.Stored(segment, ordinal));
  }
}
