package dev.akin.engine.query;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.Segment;
import java.io.IOException;

/**
 * A point that was found and is read as far as it is needed, while the reading that it was found in
 * is open.
 */
public sealed interface LocatedPoint {
  PointId id() throws IOException;

  /** The sequence number of the point's last change. */
  long sequence() throws IOException;

  Payload payload() throws IOException;

  /** A copy of the vector. */
  float[] vector();

  /** A point in the recent-writes table. */
  record Recent(RecentWrite write) implements LocatedPoint {
    private Point point() {
      return write.point().orElseThrow();
    }

    @Override
    public PointId id() {
      return write.id();
    }

    @Override
    public long sequence() {
      return write.sequence();
    }

    @Override
    public Payload payload() {
      return point().payload();
    }

    @Override
    public float[] vector() {
      return point().vector().clone();
    }
  }

  /** A document of a segment. */
  record Stored(Segment segment, int ordinal) implements LocatedPoint {
    @Override
    public PointId id() throws IOException {
      return segment.id(ordinal);
    }

    @Override
    public long sequence() throws IOException {
      return segment.sequence(ordinal);
    }

    @Override
    public Payload payload() throws IOException {
      return segment.payload(ordinal);
    }

    @Override
    public float[] vector() {
      return segment.vector(ordinal);
    }
  }
}
