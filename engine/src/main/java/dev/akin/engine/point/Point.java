package dev.akin.engine.point;

import org.jspecify.annotations.Nullable;

/**
 * What a user stores: an id, a vector of finite numbers or several with names, and a payload.
 *
 * <p>Arrays of vectors belong to the point from construction on: neither the giver nor a reader may
 * change them.
 */
public final class Point {
  private final PointId id;
  private final NamedVectors vectors;
  private final Payload payload;

  /**
   * A point with one vector, which has no name.
   *
   * @param vector {@code [dimension]}; handed over
   * @throws IllegalArgumentException if the vector is empty or holds NaN or an infinity
   */
  public Point(PointId id, float[] vector, Payload payload) {
    this(id, unnamed(id, vector), payload);
  }

  public Point(PointId id, NamedVectors vectors, Payload payload) {
    this.id = id;
    this.vectors = vectors;
    this.payload = payload;
  }

  private static NamedVectors unnamed(PointId id, float[] vector) {
    try {
      return NamedVectors.of(vector);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("point " + id + ": " + e.getMessage(), e);
    }
  }

  public PointId id() {
    return id;
  }

  public NamedVectors vectors() {
    return vectors;
  }

  /**
   * The vector without a name.
   *
   * @throws IllegalStateException if there is none
   */
  public float[] vector() {
    return vectors
        .get(NamedVectors.UNNAMED)
        .orElseThrow(() ->
            new IllegalStateException("point " + id + " has no vector without a name: " + vectors));
  }

  public Payload payload() {
    return payload;
  }

  public Point withPayload(Payload newPayload) {
    return new Point(id, vectors, newPayload);
  }

  public Point withVectors(NamedVectors newVectors) {
    return new Point(id, newVectors, payload);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Point point
        && id.equals(point.id)
        && vectors.equals(point.vectors)
        && payload.equals(point.payload);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + vectors.hashCode();
  }

  @Override
  public String toString() {
    return "point " + id + ", " + vectors + ", payload " + payload;
  }
}
