package dev.akin.engine.point;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a user stores: an id, a vector of finite numbers, and a payload.
 *
 * <p>The vector's array belongs to the point from construction on: neither the giver nor a reader
 * may change it.
 */
public final class Point {
  private final PointId id;
  private final float[] vector;
  private final Payload payload;

  /**
   * @param vector {@code [dimension]}; handed over
   * @throws IllegalArgumentException if the vector is empty or holds NaN or an infinity
   */
  public Point(PointId id, float[] vector, Payload payload) {
    this.id = id;
    this.vector = requireFinite(id, vector);
    this.payload = payload;
  }

  public PointId id() {
    return id;
  }

  public float[] vector() {
    return vector;
  }

  public Payload payload() {
    return payload;
  }

  public int dimension() {
    return vector.length;
  }

  public Point withPayload(Payload newPayload) {
    return new Point(id, vector, newPayload);
  }

  private static float[] requireFinite(PointId id, float[] vector) {
    if (vector.length == 0) {
      throw new IllegalArgumentException("point " + id + ": the vector is empty");
    }
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            "point " + id + ": component " + i + " of the vector is " + vector[i]);
      }
    }
    return vector;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Point point
        && id.equals(point.id)
        && Arrays.equals(vector, point.vector)
        && payload.equals(point.payload);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + Arrays.hashCode(vector);
  }

  @Override
  public String toString() {
    return "point " + id + ", dimension " + vector.length + ", payload " + payload;
  }
}
