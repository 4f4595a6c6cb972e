package dev.akin.engine.query;

import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.Segment;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A point that was found and is read as far as it is needed, while the reading that it was found in
 * is open.
 */
public sealed interface LocatedPoint {
  PointId id() throws IOException;

  /** The sequence number of the point's last change. */
  long sequence() throws IOException;

  Payload payload() throws IOException;

  /** Copies of the vectors. */
  NamedVectors vectors();

  /** A copy of the vector of a name, if the point has one. */
  Optional<float[]> vector(String name);

  /** The names of the vectors. */
  Set<String> vectorNames();

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
    public NamedVectors vectors() {
      return point().vectors().map((_, vector) -> vector.clone());
    }

    @Override
    public Optional<float[]> vector(String name) {
      return point().vectors().get(name).map(float[]::clone);
    }

    @Override
    public Set<String> vectorNames() {
      return point().vectors().names();
    }
  }

  /** A document of a segment. */
  record Stored(Segment segment, int document) implements LocatedPoint {
    @Override
    public PointId id() throws IOException {
      return segment.id(document);
    }

    @Override
    public long sequence() throws IOException {
      return segment.sequence(document);
    }

    @Override
    public Payload payload() throws IOException {
      return segment.payload(document);
    }

    @Override
    public NamedVectors vectors() {
      return segment.vectors(document);
    }

    @Override
    public Optional<float[]> vector(String name) {
      return segment.vector(document, name);
    }

    @Override
    public Set<String> vectorNames() {
      return segment.vectorNames(document);
    }
  }
}
