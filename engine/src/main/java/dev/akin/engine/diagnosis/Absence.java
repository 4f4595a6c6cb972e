package dev.akin.engine.diagnosis;

import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.GonePoint;
import dev.akin.engine.segment.IdLookup;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.whynot.Evidence;
import dev.akin.engine.whynot.Reason;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.Optional;

/**
 * Why a reading has no point of an id. A point that is gone leaves a trace in the recent writes
 * until the next refresh, then in its segment until that is merged; after that nothing tells it
 * from one that never was.
 */
record Absence(Reason reason, Evidence evidence) {
  private static final String RECENT = "recent";

  /**
   * @param reading one that was opened for this id
   */
  static Absence of(PointId id, Reading reading) throws IOException {
    Optional<RecentWrite> recent = reading.recent(id);
    if (recent.isPresent()) {
      return ofRecent(recent.get(), reading);
    }
    int document = reading.view().lookup().document(id);
    if (document != IdLookup.NONE) {
      Segment segment = reading.view().segmentOf(document);
      return new Trace(segment.name(), segment.end(document - segment.base())).absence(reading);
    }
    Optional<GonePoint> gone = reading.view().gone(id);
    return gone.isEmpty()
        ? new Absence(Reason.NOT_STORED, Evidence.none())
        : new Trace(gone.get().segment(), gone.get().end()).absence(reading);
  }

  private static Absence ofRecent(RecentWrite write, Reading reading) throws IOException {
    if (write.end().isPresent()) {
      return new Trace(RECENT, write.end().getAsLong()).absence(reading);
    }
    if (write.hidden() == RecentWrite.NO_DOCUMENT) {
      return new Trace(RECENT, Expiry.NEVER).absence(reading);
    }
    Segment segment = reading.view().segmentOf(write.hidden());
    return new Trace(RECENT, segment.end(write.hidden() - segment.base())).absence(reading);
  }

  /** Where something is left, and when the point would have ended. */
  private record Trace(String where, long end) {
    Absence absence(Reading reading) {
      Evidence evidence = Evidence.none().withTrace(where);
      return reading.pointsEnd() && end <= reading.time()
          ? new Absence(Reason.EXPIRED, evidence.withEnd(Expiry.instant(end)))
          : new Absence(Reason.DELETED, evidence);
    }
  }
}
