package dev.akin.engine;

import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.util.Optional;

/** A point as a collection holds it, with as much of it as was asked for. */
public final class StoredPoint {
  private final PointId id;
  private final long version;
  private final Payload payload;
  private final NamedVectors vectors;

  StoredPoint(PointId id, long version, Payload payload, NamedVectors vectors) {
    this.id = id;
    this.version = version;
    this.payload = payload;
    this.vectors = vectors;
  }

  public PointId id() {
    return id;
  }

  /** The sequence number of the point's last change. */
  public long version() {
    return version;
  }

  /** The payload; empty if it was not asked for. */
  public Payload payload() {
    return payload;
  }

  /**
   * The vectors that the point has, if they were asked for; under cosine they are the normalised
   * ones. The arrays are the caller's.
   */
  public NamedVectors vectors() {
    return vectors;
  }

  /** The vector without a name, if there is one and it was asked for. */
  public Optional<float[]> vector() {
    return vectors.get(NamedVectors.UNNAMED);
  }

  @Override
  public String toString() {
    return "point " + id + ", version " + version + ", payload " + payload;
  }
}
