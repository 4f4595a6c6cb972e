package dev.akin.engine;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.util.Optional;

/** A point as a collection holds it, with as much of it as was asked for. */
public final class StoredPoint {
  private final PointId id;
  private final long version;
  private final Payload payload;
  private final Optional<float[]> vector;

  StoredPoint(PointId id, long version, Payload payload, Optional<float[]> vector) {
    this.id = id;
    this.version = version;
    this.payload = payload;
    this.vector = vector;
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
   * The vector, if it was asked for; under cosine it is the normalised one. The array is the
   * caller's.
   */
  public Optional<float[]> vector() {
    return vector;
  }

  @Override
  public String toString() {
    return "point " + id + ", version " + version + ", payload " + payload;
  }
}
